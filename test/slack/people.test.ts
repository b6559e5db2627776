import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createClient } from '../../src/slack/client.ts';
import { createPeople } from '../../src/slack/people.ts';
import type { Identity } from '../../src/slack/identity.ts';
import { startSlackApi, type SlackApi } from '../support/slack-api.ts';

const roles = {
  default: 'requester',
  viewers: [],
  requesters: [],
  operators: ['SOPS'],
  admins: ['UADMIN', 'UGUEST', 'UFOREIGN'],
} as const;

let api: SlackApi;
let time: number;
let us: Identity;

beforeEach(async () => {
  api = await startSlackApi();
  time = 0;
  us = { botUser: 'UBOT', team: 'T1' };
  const users: Record<string, unknown> = {
    UGUEST: { team_id: 'T1', is_ultra_restricted: true },
    UFOREIGN: { team_id: 'T2' },
    USTRANGER: { team_id: 'T1', is_stranger: true },
    UBOT2: { team_id: 'T1', is_bot: true },
    UGRID: { team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } },
  };
  api.answer('users.info', ({ user }) => ({ ok: true, user: users[String(user)] ?? { team_id: 'T1' } }));
  api.answer('usergroups.users.list', () => ({ ok: true, users: ['UOPS'] }));
});

afterEach(() => api.close());

const create = () => {
  const log = pino({ level: 'silent' });
  const client = createClient('xoxb-x', api.url, log);
  return createPeople({ client, identity: () => Promise.resolve(us), roles, language: 'en', log, now: () => time });
};
const roleOf = async (user: string, team: string | undefined = 'T1') => (await create().actor(user, team)).role;

describe('roles', () => {
  it.each([
    ['UADMIN', 'admin'],
    ['UOPS', 'operator'],
    ['UANY', 'requester'],
    ['UGUEST', 'viewer'],
    ['UFOREIGN', 'viewer'],
    ['USTRANGER', 'viewer'],
    ['UBOT2', 'viewer'],
  ])('%s: %s', async (user, role) => {
    expect(await roleOf(user)).toBe(role);
  });

  it('are those of a viewer where the payload says another team, whatever Slack says of the id', async () => {
    expect(await roleOf('UADMIN', 'T9')).toBe('viewer');
  });

  it('count for all workspaces of the organisation', async () => {
    us = { ...us, enterprise: 'E1' };
    expect(await roleOf('UGRID', 'T2')).toBe('requester');
    expect(await roleOf('UFOREIGN', 'T2')).toBe('viewer');
  });

  it('lift nobody while Slack does not answer', async () => {
    api.answer('users.info', () => ({ ok: false, error: 'internal_error' }));
    expect(await create().actor('UADMIN', 'T1')).toMatchObject({ role: 'viewer', unknown: true });
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', is_restricted: true } }));
    expect((await create().actor('UADMIN', 'T1')).unknown).toBeUndefined();
  });

  it('lift nobody while a group cannot be read', async () => {
    api.answer('usergroups.users.list', () => ({ ok: false, error: 'missing_scope' }));
    expect(await roleOf('UANY')).toBe('viewer');
  });

  it('are asked once for five minutes, and a failure is not remembered', async () => {
    const people = create();
    api.answer('users.info', () => ({ ok: false, error: 'internal_error' }));
    expect((await people.actor('UADMIN', 'T1')).role).toBe('viewer');
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1' } }));
    await Promise.all([people.actor('UADMIN', 'T1'), people.actor('UADMIN', 'T1')]);
    expect((await people.actor('UADMIN', 'T1')).role).toBe('admin');
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', deleted: true } }));
    expect((await people.actor('UADMIN', 'T1')).role).toBe('admin');
    time += 300_000;
    expect((await people.actor('UADMIN', 'T1')).role).toBe('viewer');
    expect(api.calls.filter(({ method }) => method === 'users.info')).toHaveLength(3);
  });
});

describe('time zones', () => {
  it('are those of the people, as far as Slack tells', async () => {
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', tz: 'Europe/Berlin', tz_offset: 3600 } }));
    expect((await create().actor('UANY', 'T1')).timeZone).toBe('Europe/Berlin');
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1' } }));
    expect((await create().actor('UANY', 'T1')).timeZone).toBeUndefined();
  });
});

describe('languages', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en-GB', 'en'],
    ['fr-FR', 'en'],
  ])('%s is answered in %s', async (locale, language) => {
    api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', locale } }));
    expect(await create().language('UANY')).toBe(language);
    expect((await create().actor('UANY', 'T1')).language).toBe(language);
    expect(api.calls[0]?.args).toMatchObject({ include_locale: 'true' });
  });

  it('is asked anew behind the answer after half a minute, and stays where Slack does not tell', async () => {
    const people = create();
    const locale = (name: string) =>
      api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', locale: name } }));
    /** Until the answer of a question behind is there. */
    const asked = async (times: number) => {
      while (api.calls.length < times) await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 50));
    };
    locale('en-US');
    expect(await people.language('UANY')).toBe('en');
    locale('zh-CN');
    time += 29_999;
    expect(await people.language('UANY')).toBe('en');
    expect(api.calls).toHaveLength(1);
    time += 1;
    expect(await Promise.all([people.language('UANY'), people.language('UANY')])).toEqual(['en', 'en']);
    await asked(2);
    expect(await people.language('UANY')).toBe('zh-CN');
    api.answer('users.info', () => ({ ok: false, error: 'internal_error' }));
    time += 30_000;
    await people.language('UANY');
    await asked(3);
    expect(await people.language('UANY')).toBe('zh-CN');
    expect(api.calls).toHaveLength(3);
  });

  it('is that of the account where Slack does not tell', async () => {
    api.answer('users.info', () => ({ ok: false, error: 'fatal_error' }));
    expect(await create().language('UANY')).toBe('en');
  });
});
