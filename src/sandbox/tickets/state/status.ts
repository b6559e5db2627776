/** Statuses of a ticket, as numbered by the contract. Control calls may set others. */
export const Status = {
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

const final: readonly number[] = [Status.completed, Status.canceled, Status.invalid, Status.deleted];

export function isFinal(status: number): boolean {
  return final.includes(status);
}
