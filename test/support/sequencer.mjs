import Sequencer from '@jest/test-sequencer';

/** Tests that wait for other processes, or take the longest, by the beginnings of their paths below `test`. */
const long = [
  'sandbox/main',
  'crash/',
  'updates/simulation/',
  'updates/takeover',
  'main',
  'e2e/faults',
  'e2e/exactly-once',
];

/**
 * The long ones first, so that others run while they wait, and none of them is left at the end to run alone. Where it has no
 * times of an earlier run, as in a fresh clone, Jest takes the size of a file for its time, and the longest are small.
 */
export default class LongFirst extends Sequencer {
  /** @override */
  sort(tests) {
    const isShort = ({ path, context }) =>
      !long.some((beginning) => path.startsWith(`${context.config.rootDir}/test/${beginning}`));
    return super.sort(tests).sort((one, other) => Number(isShort(one)) - Number(isShort(other)));
  }
}
