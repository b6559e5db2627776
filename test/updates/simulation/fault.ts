import type { Database } from '../../../src/store/database.ts';
import type { Rules } from './rules.ts';

export type Fault = (database: Database) => Partial<Rules>;
