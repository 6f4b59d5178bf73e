import { describeScreens } from './screens';

describeScreens(1);
