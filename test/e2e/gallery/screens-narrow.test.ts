import { describeLooks } from './screens';

describeLooks(['light', 'dark']);
