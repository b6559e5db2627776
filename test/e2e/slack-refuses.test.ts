import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkspaceControl } from '../../src/sandbox/workspace/index.ts';
import { closing, type Sandbox } from '../support/sandbox.ts';
import type { User } from '../support/user.ts';

type Fault = Parameters<WorkspaceControl['fail']>[0];

describe('if Slack refuses, limits or does not answer, people read what happened', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let maya: User;
  let id: string;

  beforeAll(async () => {
    sandbox = await open();
    maya = sandbox.user('maya');
    id = sandbox.tickets.create({ description: 'The disk is full' });
    await maya.ask('/ticket help');
  });

  afterEach(() => {
    sandbox.workspace.heal();
    sandbox.tickets.heal();
  });

  it.each<[string, string, Fault, RegExp]>([
    ['a form', 'reply', { method: 'views.open', kind: '429', retryAfter: 7 }, /limiting this app.*in 7 seconds/],
    ['a form', 'reply', { method: 'views.open', kind: '500' }, /Slack gave no clear answer\. Check/],
    ['a form', 'reply', { method: 'views.open', kind: 'drop' }, /Slack gave no clear answer\. Check/],
    ['a form', 'close', { method: 'views.open', kind: 'error', error: 'invalid_trigger_id' }, /took too long to open/],
    ['a form', 'close', { method: 'views.open', kind: 'error', error: 'expired_trigger_id' }, /took too long to open/],
    ['a form', 'close', { method: 'views.open', kind: 'error', error: 'missing_scope' }, /lacks a Slack permission/],
    ['a channel', 'link', { method: 'conversations.info', kind: '429', retryAfter: 9 }, /limiting this app.*9 seconds/],
    ['a channel', 'link', { method: 'conversations.info', kind: '500' }, /Slack gave no clear answer/],
    [
      'a channel',
      'link',
      { method: 'conversations.info', kind: 'error', error: 'ekm_access_denied' },
      /^Your organization/,
    ],
  ])('%s, with %s and %j', async (_, command, fault, words) => {
    sandbox.workspace.fail(fault);
    const { text } = await maya.ask(`/ticket ${command} ${id}`);
    expect(text).toMatch(words);
    expect(text).not.toMatch(/on our side|role/);
  });

  it.each<[string, Fault]>([
    ['liwei', { method: 'users.info', kind: '429' }],
    ['omar', { method: 'users.info', kind: '500' }],
    ['gina', { method: 'users.info', kind: 'error', error: 'internal_error' }],
  ])('a person (%s) whom Slack does not identify at the moment', async (name, fault) => {
    sandbox.workspace.fail(fault);
    const { text } = await sandbox.user(name).ask(`/ticket reply ${id} Hello`);
    expect(text).toContain('say who you are');
    expect(text).not.toContain('role');
    expect(sandbox.tickets.get(id).messages.filter(({ author }) => author === 'customer')).toHaveLength(1);
  });

  it('a form that could not be sent, and is drawn again', async () => {
    await maya.fillsNewTicket('The shop is down');
    sandbox.tickets.fail({ operation: 'createCases', kind: 'business', code: 'OSM.01010007' });
    sandbox.workspace.fail({ method: 'views.update', kind: 'drop', times: 2 });
    await maya.submits();
    expect((await maya.form("isn't allowed to open tickets")).submit).toBeDefined();
    expect((await maya.field('Description')).value).toBe('The shop is down');
    await maya.closes();
  });

  it('a form that could not be sent, and cannot be drawn: in a direct message, with what was written', async () => {
    const liwei = sandbox.user('liwei');
    await liwei.fillsNewTicket('The mail is down');
    sandbox.tickets.fail({ operation: 'createCases', kind: 'business', code: 'OSM.01010007' });
    sandbox.workspace.fail({ method: 'views.update', kind: 'drop' });
    await liwei.submits();
    const { ts, text } = await sandbox.workspace.waitFor(
      () => sandbox.workspace.channel('@liwei').messages.at(-1),
      30_000,
      'a direct message',
    );
    expect(text).toContain("isn't allowed to open tickets");
    expect(text).toContain('Your draft is saved');
    sandbox.workspace.heal();
    await liwei.closes();
    await liwei.opens({ ts, channel: '@service_tickets' }, 'Open draft');
    expect((await liwei.field('Description')).value).toBe('The mail is down');
  });
});
