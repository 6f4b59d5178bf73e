import en from '../../../assets/locales/en.json';
import { createText } from '../../../src/shared/text/create-text';
import type { UiText } from '../../../src/renderer/ui/text/load-text';

/** The windows' words in English; the tests' Vite plugin compiles the catalogue. */
export const english: UiText = createText('en-GB', en);
