import type { Language } from './language.ts';

/** From least to most; each may do all that the ones before it may. */
export const roles = ['viewer', 'requester', 'operator', 'admin'] as const;

export type Role = (typeof roles)[number];

/** The person on whose behalf something is done. Guests and people of other organisations are viewers. */
export interface Actor {
  /** The Slack user id. */
  readonly id: string;
  readonly role: Role;
  /** Slack did not tell who this is, so the role is the least one for now. */
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

/** Whether a role has a permission. A role that does not exist has none. */
export function may(role: Role, permission: Permission): boolean {
  return roles.indexOf(role) >= roles.indexOf(least[permission]);
}

/** What is known of a person when the role is looked for. */
export interface Person {
  /** The Slack user id. */
  readonly user: string;
  /** Ids of the Slack user groups that the person is in. */
  readonly groups: readonly string[];
  /** A guest (restricted or ultra-restricted) of the workspace. */
  readonly guest: boolean;
  /** Somebody from another organisation, met in a shared channel. */
  readonly foreign: boolean;
}

/** Who has which role, by Slack user or user group id; `default` is the role of everyone else. */
export interface RoleConfig {
  readonly default: Role;
  readonly viewers: readonly string[];
  readonly requesters: readonly string[];
  readonly operators: readonly string[];
  readonly admins: readonly string[];
}

/**
 * The role of a person: the highest that the configuration gives to the user or one of the groups, else the default.
 * Guests and people of other organisations are viewers, whatever is configured: lists of ids outlive a person's status.
 */
export function roleOf(person: Person, config: RoleConfig): Role {
  if (person.guest || person.foreign) return 'viewer';
  const own = new Set([person.user, ...person.groups]);
  const named = (ids: readonly string[]) => ids.some((id) => own.has(id));
  if (named(config.admins)) return 'admin';
  if (named(config.operators)) return 'operator';
  if (named(config.requesters)) return 'requester';
  if (named(config.viewers)) return 'viewer';
  return config.default;
}
