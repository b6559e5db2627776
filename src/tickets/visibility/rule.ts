import { may, type Role } from '../roles/roles.ts';

/** How much of the account's tickets a person sees (`TICKET_VISIBILITY`), from most to least. */
export const visibilityModes = ['account', 'private', 'channels'] as const;

export type VisibilityMode = (typeof visibilityModes)[number];

/** What decides whether one person sees one ticket. */
export interface Facts {
  readonly role: Role;
  /** The person opened the ticket through the bot. Who only linked it saw it by another right, and has that or not. */
  readonly isOpener: boolean;
  /** The ticket belongs to the person. Nothing gives a ticket an owner yet; whatever does says so here. */
  readonly isOwner: boolean;
  /** It was opened as private, or made private since. */
  readonly isMarked: boolean;
  /** Where the ticket is linked: paused links count, since their threads are read on. */
  readonly channels: readonly LinkedChannel[];
}

export interface LinkedChannel {
  /** Not everybody of the workspace can read it: private channels, direct messages, and what Slack does not tell. */
  readonly isPrivate: boolean;
  /** The person is in it for certain. */
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

/** Whether a role sees every ticket, whatever the mode. */
export function seesAll(role: Role): boolean {
  return may(role, 'operate');
}

/** Whether a ticket is for some people only, in the mode `private`. */
export function isPrivate({
  isMarked,
  channels,
}: {
  readonly isMarked: boolean;
  readonly channels: readonly Pick<LinkedChannel, 'isPrivate'>[];
}): boolean {
  return isMarked || (channels.length > 0 && channels.every((channel) => channel.isPrivate));
}
