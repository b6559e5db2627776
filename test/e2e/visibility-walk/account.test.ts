import { describe } from '@jest/globals';
import { walksWhole } from './whole.ts';

describe('with the visibility account', () => {
  walksWhole('account');
});
