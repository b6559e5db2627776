import type { Language } from '../language.ts';

/** From lowest to highest; each includes the rights of the ones before. With `none`, a person sees and does nothing. */
export const roles = ['none', 'viewer', 'requester', 'operator', 'admin'] as const;

export type Role = (typeof roles)[number];

/** The person on whose behalf something is done. */
export interface Actor {
  /** The Slack user id. */
  readonly id: string;
  readonly role: Role;
  /** Slack did not say who this is, so the role is `none` for now. */
  readonly unknown?: true | undefined;
  /** The language for the ticket API's names. */
  readonly language: Language;
  /** The time zone for the person's days: a name such as Europe/Berlin. Absent if Slack gives none: UTC. */
  readonly timeZone?: string | undefined;
}

/** The permissions that actions require; `may` says which role has which. */
export type Permission =
  | 'view'
  | 'create'
  | 'reply'
  | 'urge'
  | 'link'
  | 'label'
  | 'contact-own'
  | 'contact-any'
  | 'finish-own'
  | 'finish-any'
  | 'operate'
  | 'subscribe'
  | 'manage-labels'
  | 'export'
  | 'access'
  | 'delete'
  | 'report-abuse'
  | 'administer';

const least: Readonly<Record<Permission, Role>> = {
  view: 'viewer',
  create: 'requester',
  reply: 'requester',
  urge: 'requester',
  link: 'requester',
  label: 'requester',
  'contact-own': 'requester',
  'contact-any': 'operator',
  'finish-own': 'requester',
  'finish-any': 'operator',
  operate: 'operator',
  subscribe: 'operator',
  'report-abuse': 'operator',
  'manage-labels': 'operator',
  export: 'operator',
  access: 'operator',
  delete: 'admin',
  administer: 'admin',
};

/** The lowest role with a permission. */
export function leastRole(permission: Permission): Role {
  return least[permission];
}

/** Whether a role has a permission. Unknown roles have none, and nobody has an unknown permission. */
export function may(role: Role, permission: Permission): boolean {
  const needed = roles.indexOf(least[permission]);
  return needed > roles.indexOf('none') && roles.indexOf(role) >= needed;
}

/** Whether one role is lower than another. */
export function isLess(role: Role, other: Role): boolean {
  return roles.indexOf(role) < roles.indexOf(other);
}

/**
 * What a user is in Slack: a member of the organization; a guest, of one channel or several; a member of another
 * organization in a shared channel; a bot; or a deactivated account.
 */
export type PersonKind = 'member' | 'guest' | 'external' | 'nobody';

/** What determines a person's role. */
export interface Person {
  /** The Slack user id. */
  readonly user: string;
  /** Ids of the person's Slack user groups. */
  readonly groups: readonly string[];
  readonly kind: PersonKind;
  /** An owner or admin of the Slack workspace, or of the organization it belongs to. */
  readonly managesSlack: boolean;
}

/** The roles by Slack user or user group id; `default` is the role of all other members. */
export interface RoleConfig {
  readonly default: Role;
  /** The role of every guest. */
  readonly guests: Role;
  /** The role of everybody from another organization. */
  readonly external: Role;
  readonly viewers: readonly string[];
  readonly requesters: readonly string[];
  readonly operators: readonly string[];
  /** Empty: the owners and admins of the Slack workspace. */
  readonly admins: readonly string[];
}

/**
 * A person's role: the highest that the configuration gives to the user or one of the groups, otherwise the default.
 * Guests and people from other organizations get their common role even if a list names them, because such lists
 * outlive a person's status. For the same reason, bots and deactivated accounts have no role.
 */
export function roleOf(person: Person, config: RoleConfig): Role {
  if (person.kind === 'nobody') return 'none';
  if (person.kind === 'external') return config.external;
  if (person.kind === 'guest') return config.guests;
  if (person.managesSlack && config.admins.length === 0) return 'admin';
  const own = new Set([person.user, ...person.groups]);
  const named = (ids: readonly string[]) => ids.some((id) => own.has(id));
  if (named(config.admins)) return 'admin';
  if (named(config.operators)) return 'operator';
  if (named(config.requesters)) return 'requester';
  if (named(config.viewers)) return 'viewer';
  return config.default;
}
