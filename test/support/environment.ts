import { TestEnvironment } from 'jest-environment-node';
import * as kysely from 'kysely';

/**
 * Node as Jest gives it to each test file, with a Kysely from outside of it. Inside, each look at a global costs a call into
 * C++ (Jest runs a file in a context of its own), and Kysely freezes every part of every query by one: it took a tenth of
 * the time of all tests. It has no state, and takes and gives plain values, so that it does not matter where it is from.
 */
export default class Environment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup();
    this.global.kysely = kysely;
  }
}
