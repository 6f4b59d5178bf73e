import { join } from 'node:path';
import { bootstrap } from './app/bootstrap';

bootstrap(join(import.meta.dirname, '../..'));
