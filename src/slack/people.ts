import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { languageOf, type Language } from '../tickets/language.ts';
import { roleOf, type Actor, type Role, type RoleConfig } from '../tickets/roles.ts';
import type { People } from './context.ts';
import type { Identity } from './identity.ts';
import { remember } from './remember.ts';

export interface PeopleParts {
  readonly client: WebClient;
  readonly identity: () => Promise<Identity>;
  readonly roles: RoleConfig;
  /** For whom Slack does not tell. */
  readonly language: Language;
  readonly log: Logger;
  readonly now: () => number;
}

/** Milliseconds that Slack's answers are trusted: so long a removed member keeps the role. */
const trusted = 5 * 60_000;

/** Milliseconds after which who somebody is, and in which language, is asked anew, behind the answer that is known. */
const fresh = 30_000;

const least: Role = 'viewer';

/**
 * Gives each person a role by the rule of `roleOf`. Guests, bots and people of other organisations are viewers whatever
 * is configured. Where Slack does not tell who somebody is, or who is in a group that the configuration names, nobody is
 * lifted by that: the role is then the least one.
 */
export function createPeople({ client, identity, roles, language, log, now }: PeopleParts): People {
  const named = [...roles.viewers, ...roles.requesters, ...roles.operators, ...roles.admins];
  const groups = [...new Set(named.filter((id) => id.startsWith('S')))];
  const members = remember(trusted, now, async (group) => {
    const { users = [] } = await client.usergroups.users.list({ usergroup: group });
    return new Set(users);
  });
  const look = async (user: string) => {
    const { user: found } = await client.users.info({ user, include_locale: true });
    if (found === undefined) throw new Error('users.info named no user.');
    const { locale, tz } = found;
    return {
      guest: isGuest(found),
      foreign: isForeign(found, await identity()),
      language: locale === undefined ? language : languageOf(locale),
      name: nameOf(found),
      timeZone: tz,
    };
  };
  const known = remember(trusted, now, look, { fresh });

  async function groupsOf(user: string): Promise<string[]> {
    const memberships = await Promise.all(
      groups.map(async (group) => ({ group, has: (await members(group)).has(user) })),
    );
    return memberships.filter(({ has }) => has).map(({ group }) => group);
  }

  async function lookUp(user: string, team: string | undefined): Promise<Role> {
    const us = await identity();
    // Within an organisation, another workspace's id says nothing: only Slack knows whether it is one of ours.
    if (team !== undefined && us.enterprise === undefined && team !== us.team) return least;
    const [person, own] = await Promise.all([known(user), groupsOf(user)]);
    return roleOf({ user, groups: own, ...person }, roles);
  }

  const speaks = (user: string) =>
    known(user).then(
      (person) => person.language,
      () => language,
    );

  const zoneOf = (user: string) =>
    known(user).then(
      (person) => person.timeZone,
      () => undefined,
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
        const role = await lookUp(user, team);
        return { id: user, role, language: await speaks(user), timeZone: await zoneOf(user) };
      } catch (error) {
        log.warn({ err: error, user }, 'Slack does not tell who this is: least role.');
        return { id: user, role: least, unknown: true, language };
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

/** Guests, and whoever is no person of the team: bots, and accounts that were closed. */
function isGuest(user: User): boolean {
  return [user.is_restricted, user.is_ultra_restricted, user.is_bot, user.deleted].includes(true);
}

/** Met in a shared channel. On Enterprise Grid, people of all workspaces of the organisation are ours. */
function isForeign(user: User, us: Identity): boolean {
  if (user.is_stranger === true) return true;
  const sameOrganisation = us.enterprise !== undefined && user.enterprise_user?.enterprise_id === us.enterprise;
  return user.team_id !== us.team && !sameOrganisation;
}
