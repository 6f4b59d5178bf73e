import { describeScreens } from './screens';

describeScreens(0);
