import { createContext, useContext } from 'react';
import type { UiText } from './load-text';

const TextContext = createContext<UiText | null>(null);

export const TextProvider = TextContext.Provider;

/** The words of the chosen language. */
export function useText(): UiText {
  const text = useContext(TextContext);
  if (!text) throw new Error('useText outside of TextProvider');
  return text;
}
