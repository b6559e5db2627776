import { may, type Role } from '../roles/roles.ts';

/** How many of the account's tickets a person sees (`TICKET_VISIBILITY`), from most to least. */
export const visibilityModes = ['account', 'private', 'channels'] as const;

export type VisibilityMode = (typeof visibilityModes)[number];

/** The facts that decide whether a person sees a ticket. */
export interface Facts {
  readonly role: Role;
  /** The person opened the ticket through the bot. Linking it doesn't count: that takes the right to see it. */
  readonly isOpener: boolean;
  /** The ticket belongs to the person. Nothing sets an owner yet. */
  readonly isOwner: boolean;
  /** It was opened as private, or made private later. */
  readonly isMarked: boolean;
  /** Where the ticket is linked. Paused links count, since their threads remain readable. */
  readonly channels: readonly LinkedChannel[];
}

export interface LinkedChannel {
  /**
   * Not readable for the entire workspace: private channels, direct messages, and channels that Slack says nothing
   * about.
   */
  readonly isPrivate: boolean;
  /** The person is a confirmed member. */
  readonly isMember: boolean;
}

/**
 * The one rule of who sees a ticket:
 *
 * | who                                                   | account | private (the default)     | channels |
 * |-------------------------------------------------------|---------|---------------------------|----------|
 * | role `none`                                           | no      | no                        | no       |
 * | operators and admins                                  | yes     | yes                       | yes      |
 * | its opener and its owner                              | yes     | yes                       | yes      |
 * | members of a channel where it is linked               | yes     | yes                       | yes      |
 * | everybody else with a role                            | yes     | unless it is private      | no       |
 *
 * A ticket is private where it was marked so, or where it is linked and all of its links are in private channels.
 */
export function canSee(mode: VisibilityMode, { role, isOpener, isOwner, channels, isMarked }: Facts): boolean {
  if (!may(role, 'view')) return false;
  if (mode === 'account' || seesAll(role) || isOpener || isOwner) return true;
  if (mode === 'private' && !isPrivate({ isMarked, channels })) return true;
  return channels.some(({ isMember }) => isMember);
}

/** Whether a role sees every ticket, in any mode. */
export function seesAll(role: Role): boolean {
  return may(role, 'operate');
}

/** Whether a ticket is restricted in the mode `private`. */
export function isPrivate({
  isMarked,
  channels,
}: {
  readonly isMarked: boolean;
  readonly channels: readonly Pick<LinkedChannel, 'isPrivate'>[];
}): boolean {
  return isMarked || (channels.length > 0 && channels.every((channel) => channel.isPrivate));
}
