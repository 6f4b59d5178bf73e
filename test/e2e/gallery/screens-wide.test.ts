import { describeLooks } from './screens';

describeLooks(['right to left', 'wide']);
