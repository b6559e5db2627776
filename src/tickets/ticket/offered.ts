import type { Action } from './actions.ts';
import { isKnownStatus, statuses } from './status.ts';

/**
 * The statuses in which the console's guide offers an action; a result is confirmed by closing. The API does not say what it
 * allows when, so this decides what is shown, and never what is sent.
 */
const offeredIn: Readonly<Record<Exclude<Action, 'delete'>, readonly number[]>> = {
  urge: [statuses.toBeProcessed, statuses.processing],
  cancel: [statuses.toBeProcessed],
  close: [statuses.processing, statuses.toBeConfirmed],
};

/** Whether an action is shown among what can be done with a ticket; in a status that is not known, all are. */
export function isOffered(action: keyof typeof offeredIn, status: number): boolean {
  return !isKnownStatus(status) || offeredIn[action].includes(status);
}
