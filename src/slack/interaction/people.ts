import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { withTimeout } from '../../ops/with-timeout.ts';
import type { RoleNow } from '../../tickets/roles/confirm-role.ts';
import { languageOf, type Language } from '../../tickets/language.ts';
import { roleOf, type Actor, type PersonKind, type Role, type RoleConfig } from '../../tickets/roles/roles.ts';
import type { People } from './context.ts';
import { memoize } from './memoize.ts';

export interface PeopleDeps {
  readonly client: WebClient;
  readonly identity: () => Promise<Identity>;
  readonly roles: RoleConfig;
  /** For whom Slack does not tell. */
  readonly language: Language;
  readonly log: Logger;
  readonly now: () => number;
}

/** Milliseconds that Slack's answers are trusted by those who only look: so long somebody removed sees as before. */
const trustedMs = 60_000;

/** Milliseconds after which who somebody is, and in which language, is asked anew, behind the answer that is known. */
const refreshAfterMs = 30_000;

/** Milliseconds for Slack's answer to who may change something; nobody may where it comes later. */
const answerWithinMs = 5_000;

/**
 * Milliseconds within which the same is not asked anew, even for what changes something. Slack takes at least 100 calls
 * of `users.info` a minute (tier 4 of "Rate limits") and 20 of `usergroups.users.list` (tier 2), which all groups share.
 */
const apart = { person: 2_000, perGroup: 3_000 } as const;

/** Milliseconds between two readings of a group for those who only look: leaves half of the calls to those who do more. */
const lookApartPerGroup = 2 * apart.perGroup;

/** People, and who has which role at this very moment. */
export interface PeopleAndRoles extends People {
  readonly roleNow: RoleNow;
}

/**
 * Gives each person a role by the rule of `roleOf`. Where Slack does not tell who somebody is, or who is in a group that
 * the configuration names, nobody is lifted by that: the role is then `none`.
 */
export function createPeople({ client, identity, roles, language, log, now }: PeopleDeps): PeopleAndRoles {
  const named = [...roles.viewers, ...roles.requesters, ...roles.operators, ...roles.admins];
  const groups = [...new Set(named.filter((id) => id.startsWith('S')))];
  const groupRefreshMs = Math.max(refreshAfterMs, groups.length * lookApartPerGroup);
  const membersOf = async (group: string) => {
    const { users = [] } = await client.usergroups.users.list({ usergroup: group });
    return new Set(users);
  };
  const members = memoize(Math.max(trustedMs, 2 * groupRefreshMs), now, membersOf, { refreshAfterMs: groupRefreshMs });
  const look = async (user: string) => {
    const { user: found } = await client.users.info({ user, include_locale: true });
    if (found === undefined) throw new Error('users.info named no user.');
    const { locale, tz } = found;
    const us = await identity();
    return {
      kind: kindOf(found, us),
      managesSlack: managesSlack(found, us),
      language: locale === undefined ? language : languageOf(locale),
      name: nameOf(found),
      timeZone: tz,
    };
  };
  const known = memoize(trustedMs, now, look, { refreshAfterMs });

  async function groupsOf(user: string, maxAgeMs?: number): Promise<readonly string[]> {
    if (groups.length === 0) return groups;
    const memberships = await Promise.all(
      groups.map(async (group) => ({ group, has: (await members(group, maxAgeMs)).has(user) })),
    );
    return memberships.filter(({ has }) => has).map(({ group }) => group);
  }

  async function lookUp(user: string, team: string | undefined): Promise<Actor> {
    const us = await identity();
    const [person, own] = await Promise.all([known(user), groupsOf(user)]);
    // Within an organization, another workspace's id says nothing: only Slack knows whether it is one of ours.
    const elsewhere = team !== undefined && us.enterprise === undefined && team !== us.team;
    const kind = elsewhere && person.kind !== 'nobody' ? 'external' : person.kind;
    const role = roleOf({ user, groups: own, managesSlack: person.managesSlack, kind }, roles);
    return { id: user, role, language: person.language, timeZone: person.timeZone };
  }

  async function lookUpAnew(user: string): Promise<Role> {
    const [person, own] = await Promise.all([
      known(user, apart.person),
      groupsOf(user, Math.max(1, groups.length) * apart.perGroup),
    ]);
    return roleOf({ user, groups: own, ...person }, roles);
  }

  const speaks = (user: string) =>
    known(user).then(
      (person) => person.language,
      () => language,
    );

  return {
    language: speaks,
    name: (user) =>
      known(user).then(
        (person) => person.name,
        () => undefined,
      ),
    actor: async (user, team): Promise<Actor> => {
      try {
        return await lookUp(user, team);
      } catch (error) {
        log.warn({ err: error, user }, 'cannot look up a user: treated as having no role');
        return { id: user, role: 'none', unknown: true, language };
      }
    },
    roleNow: async (user) => {
      try {
        const role = await withTimeout(lookUpAnew(user), answerWithinMs);
        if (role === undefined) log.warn({ user }, 'user lookup timed out: nothing changed');
        return role?.value;
      } catch (error) {
        log.warn({ err: error, user }, 'cannot look up a user: nothing changed');
        return undefined;
      }
    },
  };
}

/** What `users.info` tells, as far as it matters here. */
type User = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

/** What others see of a person: the display name, else the full name. */
function nameOf({ name, real_name, profile }: User): string | undefined {
  const names = [profile?.display_name, profile?.real_name, real_name, name];
  return names.find((one) => one !== undefined && one.trim() !== '')?.trim();
}

/** Slack's own bot, which is no bot by `is_bot`. */
const slackbot = 'USLACKBOT';

/**
 * By the flags of Slack's user object ("User types"): `is_restricted` guests of several channels, `is_ultra_restricted`
 * of one, `deleted` deactivated accounts.
 */
function kindOf(user: User, us: Identity): PersonKind {
  if (user.is_bot === true || user.deleted === true || user.id === slackbot) return 'nobody';
  if (isForeign(user, us)) return 'external';
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : 'member';
}

/**
 * Owners and admins of our own workspace, or of the organization on Enterprise Grid: there, the flags of the user object
 * are about the person's own workspace, and those of `enterprise_user` about the organization.
 */
function managesSlack(user: User, us: Identity): boolean {
  const isOurs = user.team_id === us.team;
  const inWorkspace = isOurs && [user.is_admin, user.is_owner, user.is_primary_owner].includes(true);
  const { enterprise_id, is_admin, is_owner, is_primary_owner } = user.enterprise_user ?? {};
  const isOurOrganization = us.enterprise !== undefined && enterprise_id === us.enterprise;
  return inWorkspace || (isOurOrganization && [is_admin, is_owner, is_primary_owner].includes(true));
}

/** Met in a shared channel. On Enterprise Grid, people of all workspaces of the organization are ours. */
function isForeign(user: User, us: Identity): boolean {
  if (user.is_stranger === true) return true;
  const sameOrganization = us.enterprise !== undefined && user.enterprise_user?.enterprise_id === us.enterprise;
  return user.team_id !== us.team && !sameOrganization;
}

/** Who the bot is: its user, its workspace, and the organisation where the workspace belongs to one (Enterprise Grid). */
export interface Identity {
  readonly botUser: string;
  readonly botId?: string | undefined;
  readonly team: string;
  readonly enterprise?: string | undefined;
  /** What the token may do; undefined where the answer's header `x-oauth-scopes` did not come through. */
  readonly scopes?: readonly string[] | undefined;
}

/**
 * Asks Slack who the token belongs to (`auth.test`) and remembers the answer; a failure is not remembered.
 * @returns a function that concurrent callers share; it rejects with the client's error
 */
export function createIdentity(client: WebClient): () => Promise<Identity> {
  let known: Promise<Identity> | undefined;
  return () => {
    known ??= ask(client).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function ask(client: WebClient): Promise<Identity> {
  const answer = await client.auth.test();
  const { user_id: botUser, bot_id: botId, team_id: team, enterprise_id: enterprise } = answer;
  if (botUser === undefined || team === undefined) throw new Error('auth.test named neither user nor workspace.');
  return { botUser, botId, team, enterprise, scopes: answer.response_metadata?.scopes };
}
