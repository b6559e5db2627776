import { describe } from '@jest/globals';
import { testPromise } from './promise.ts';

describe('processes that crash, in a world that fails, with several groups', () => testPromise(true));
