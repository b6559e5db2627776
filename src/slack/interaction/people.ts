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
  /** Used if Slack doesn't report a language. */
  readonly language: Language;
  readonly log: Logger;
  readonly now: () => number;
}

/** How long Slack's answers are valid for reading, in milliseconds. A person who was removed keeps read access for this long. */
const trustedMs = 60_000;

/** Age in milliseconds after which a person's data is refreshed in the background. */
const refreshAfterMs = 30_000;

/**
 * Time limit for Slack's answer about a person's role before a change, in milliseconds. If it takes longer, the change is
 * refused.
 */
const answerWithinMs = 5_000;

/**
 * Minimum milliseconds between two lookups of the same person or group, even before changes. Slack allows at least 100 calls of
 * `users.info` per minute (tier 4 of "Rate limits") and 20 of `usergroups.users.list` (tier 2), shared by all groups.
 */
const apart = { person: 2_000, perGroup: 3_000 } as const;

/** Minimum milliseconds between two background lookups of a group, per group; leaves half of the calls for changes. */
const lookApartPerGroup = 2 * apart.perGroup;

/** People, and their role at this moment. */
export interface PeopleAndRoles extends People {
  readonly roleNow: RoleNow;
}

/**
 * Gives each person a role by the rules of `roleOf`. If Slack can't report who a person is, or who belongs to a group in the
 * configuration, the role is `none`.
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
    // On Enterprise Grid, a different team ID proves nothing: only Slack knows whether that workspace is part of the
    // organization.
    const isOtherWorkspace = team !== undefined && us.enterprise === undefined && team !== us.team;
    const kind = isOtherWorkspace && person.kind !== 'nobody' ? 'external' : person.kind;
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

/** The user object of `users.info`. */
type User = NonNullable<Awaited<ReturnType<WebClient['users']['info']>>['user']>;

/** The name that others see: the display name, or else the full name. */
function nameOf({ name, real_name, profile }: User): string | undefined {
  const names = [profile?.display_name, profile?.real_name, real_name, name];
  return names.find((one) => one !== undefined && one.trim() !== '')?.trim();
}

/** Slackbot, which `is_bot` doesn't mark as a bot. */
const slackbot = 'USLACKBOT';

/**
 * By the flags of Slack's user object ("User types"): `is_restricted` is a multi-channel guest, `is_ultra_restricted` a
 * single-channel guest, `deleted` a deactivated account.
 */
function kindOf(user: User, us: Identity): PersonKind {
  if (user.is_bot === true || user.deleted === true || user.id === slackbot) return 'nobody';
  if (isForeign(user, us)) return 'external';
  return user.is_restricted === true || user.is_ultra_restricted === true ? 'guest' : 'member';
}

/**
 * Whether a person is an owner or admin of our workspace or, on Enterprise Grid, of the organization. There, the flags of the
 * user object apply to the person's own workspace, and those of `enterprise_user` to the organization.
 */
function managesSlack(user: User, us: Identity): boolean {
  const isOurs = user.team_id === us.team;
  const inWorkspace = isOurs && [user.is_admin, user.is_owner, user.is_primary_owner].includes(true);
  const { enterprise_id, is_admin, is_owner, is_primary_owner } = user.enterprise_user ?? {};
  const isOurOrganization = us.enterprise !== undefined && enterprise_id === us.enterprise;
  return inWorkspace || (isOurOrganization && [is_admin, is_owner, is_primary_owner].includes(true));
}

/**
 * Whether a person belongs to another organization (in a shared channel). On Enterprise Grid, people of all workspaces of the
 * organization are ours.
 */
function isForeign(user: User, us: Identity): boolean {
  if (user.is_stranger === true) return true;
  const sameOrganization = us.enterprise !== undefined && user.enterprise_user?.enterprise_id === us.enterprise;
  return user.team_id !== us.team && !sameOrganization;
}

/** The bot's user, its workspace, and the organization if the workspace belongs to one (Enterprise Grid). */
export interface Identity {
  readonly botUser: string;
  readonly botId?: string | undefined;
  readonly team: string;
  readonly enterprise?: string | undefined;
  /** The token's scopes; undefined if the response has no `x-oauth-scopes` header. */
  readonly scopes?: readonly string[] | undefined;
}

/**
 * Asks Slack who the token belongs to (`auth.test`) and caches the answer. Failures aren't cached.
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
