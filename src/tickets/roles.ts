/** From least to most; each may do all that the ones before it may. */
export const roles = ['viewer', 'requester', 'operator', 'admin'] as const;

export type Role = (typeof roles)[number];

/** The person on whose behalf something is done. Guests and people of other organisations are viewers. */
export interface Actor {
  /** The Slack user id. */
  readonly id: string;
  readonly role: Role;
}
