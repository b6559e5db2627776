import type { Language } from '../language.ts';

/** From least to most; each may do all that the ones before it may. With `none`, nobody sees or does anything. */
export const roles = ['none', 'viewer', 'requester', 'operator', 'admin'] as const;

export type Role = (typeof roles)[number];

/** The person on whose behalf something is done. */
export interface Actor {
  /** The Slack user id. */
  readonly id: string;
  readonly role: Role;
  /** Slack did not tell who this is, so the role is `none` for now. */
  readonly unknown?: true | undefined;
  /** In which the ticket API's names are asked for. */
  readonly language: Language;
  /** In which the person's days begin: a name such as Europe/Berlin. Absent if Slack tells none: UTC. */
  readonly timeZone?: string | undefined;
}

/** What roles are asked for; `may` says which role has which. */
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

/** The least role that has a permission. */
export function leastRole(permission: Permission): Role {
  return least[permission];
}

/** Whether a role has a permission. A role that does not exist has none, and nobody has one that does not exist. */
export function may(role: Role, permission: Permission): boolean {
  const needed = roles.indexOf(least[permission]);
  return needed > roles.indexOf('none') && roles.indexOf(role) >= needed;
}

/** Whether one role may do less than another. */
export function isLess(role: Role, other: Role): boolean {
  return roles.indexOf(role) < roles.indexOf(other);
}

/**
 * What Slack takes somebody for: a member of the organization; a guest, of one channel or several; somebody of another
 * organization, met in a shared channel; or no person at all (bots) or none any more (deactivated accounts).
 */
export type PersonKind = 'member' | 'guest' | 'external' | 'nobody';

/** What is known of a person when the role is looked for. */
export interface Person {
  /** The Slack user id. */
  readonly user: string;
  /** Ids of the Slack user groups that the person is in. */
  readonly groups: readonly string[];
  readonly kind: PersonKind;
  /** An owner or admin of the Slack workspace, or of the organization that it belongs to. */
  readonly managesSlack: boolean;
}

/** Who has which role, by Slack user or user group id; `default` is the role of all other members. */
export interface RoleConfig {
  readonly default: Role;
  /** The role of every guest. */
  readonly guests: Role;
  /** The role of everybody of another organization. */
  readonly external: Role;
  readonly viewers: readonly string[];
  readonly requesters: readonly string[];
  readonly operators: readonly string[];
  /** Empty: the owners and admins of the Slack workspace. */
  readonly admins: readonly string[];
}

/**
 * The role of a person: the highest that the configuration gives to the user or one of the groups, else the default.
 * Guests and people of other organizations have the role of all of them, whatever list names them: lists of ids outlive
 * a person's status. So does nobody keep a role as a bot or with a deactivated account.
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
