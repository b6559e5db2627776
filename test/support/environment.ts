import { TestEnvironment } from 'jest-environment-node';
import * as kysely from 'kysely';

/**
 * Jest's Node environment, with Kysely loaded outside of it. Inside, each access to a global is a call into C++ (Jest
 * runs each file in its own context), and Kysely freezes every part of every query: that took a tenth of the total test
 * time. Kysely has no state and exchanges plain values, so its origin makes no difference.
 */
export default class Environment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global.kysely = kysely;
  }
}
