/** The statuses in the API's reference. Others occur: keep the integer, and treat it as described below. */
export const statuses = {
  toBeProcessed: 0,
  processing: 1,
  toBeConfirmed: 2,
  completed: 3,
  canceled: 4,
  suspended: 5,
  invalid: 12,
  deleted: 13,
  pendingFeedback: 17,
} as const;

export type Status = (typeof statuses)[keyof typeof statuses];

/** Who has to act next. */
export type Turn = 'customer' | 'provider' | 'nobody';

const turns: ReadonlyMap<number, Turn> = new Map<Status, Turn>([
  [statuses.toBeProcessed, 'provider'],
  [statuses.processing, 'provider'],
  [statuses.suspended, 'provider'],
  [statuses.toBeConfirmed, 'customer'],
  [statuses.pendingFeedback, 'customer'],
  [statuses.completed, 'nobody'],
  [statuses.canceled, 'nobody'],
  [statuses.invalid, 'nobody'],
  [statuses.deleted, 'nobody'],
]);

const ofTurn = (final: boolean) =>
  [...turns].flatMap(([status, turn]) => ((turn === 'nobody') === final ? status : []));

/** The statuses in which a ticket is open, and those in which it is finished, among those in the reference. */
export const openStatuses = ofTurn(false);
export const finalStatuses = ofTurn(true);

export function isKnownStatus(status: number): status is Status {
  return turns.has(status);
}

/** Who has to act next; `nobody` for an unknown status. */
export function turnOf(status: number): Turn {
  return turns.get(status) ?? 'nobody';
}

/** True if the ticket is finished: the API has no reopen. An unknown status is not final. */
export function isFinal(status: number): boolean {
  return isKnownStatus(status) && turnOf(status) === 'nobody';
}

/** True if there is a result to confirm. */
export function hasResult(status: number): boolean {
  return status === statuses.toBeConfirmed || status === statuses.completed;
}

export function isOpen(status: number): boolean {
  return !isFinal(status);
}
