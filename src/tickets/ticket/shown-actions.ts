import type { Action } from './actions.ts';
import { isKnownStatus, statuses } from './status.ts';

/**
 * The statuses in which the console's guide offers an action; closing confirms a result. The API does not say which
 * actions are allowed when, so this decides only what is shown, never what is sent.
 */
const shownIn: Readonly<Record<Exclude<Action, 'delete'>, readonly number[]>> = {
  urge: [statuses.toBeProcessed, statuses.processing],
  cancel: [statuses.toBeProcessed],
  close: [statuses.processing, statuses.toBeConfirmed],
};

/** Whether an action is offered for a ticket; in an unknown status, all are. */
export function isActionShown(action: keyof typeof shownIn, status: number): boolean {
  return !isKnownStatus(status) || shownIn[action].includes(status);
}
