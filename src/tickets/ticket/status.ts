/** The statuses that the API's reference names. Others occur: keep the integer, and treat it as below. */
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

/** Who has to do something next. */
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

/** Statuses in which more is to come, and those in which nothing is; of those that the reference names. */
export const openStatuses = ofTurn(false);
export const finalStatuses = ofTurn(true);

export function isKnownStatus(status: number): status is Status {
  return turns.has(status);
}

/** Whose turn it is; `nobody` for a status that is not known. */
export function turnOf(status: number): Turn {
  return turns.get(status) ?? 'nobody';
}

/** True where nothing more is to come: there is no reopen in the API. A status that is not known is not final. */
export function isFinal(status: number): boolean {
  return isKnownStatus(status) && turnOf(status) === 'nobody';
}

/** True where there is a result to judge. */
export function hasResult(status: number): boolean {
  return status === statuses.toBeConfirmed || status === statuses.completed;
}

export function isOpen(status: number): boolean {
  return !isFinal(status);
}
