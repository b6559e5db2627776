import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closing, secrets, type Sandbox } from '../support/sandbox.ts';
import { from, interaction, send, signed } from '../support/signed-request.ts';

const signing = { secret: secrets.signingSecret };

describe('requests of all kinds', () => {
  const open = closing(afterAll);
  let sandbox: Sandbox;
  let ticket: string;

  beforeAll(async () => {
    sandbox = await open({ mode: 'http', environment: { LOG_LEVEL: 'debug' } });
    ticket = sandbox.tickets.create({ description: 'Must stay as it is' });
  });

  const state = () => JSON.stringify(sandbox.tickets.list());

  /** Sends many at the same time, and checks that each was accepted and none changed anything. */
  async function takesAll(bodies: readonly string[], type?: string): Promise<void> {
    const before = state();
    for (let at = 0; at < bodies.length; at += 50) {
      const answers = await Promise.all(
        bodies.slice(at, at + 50).map(async (body) => {
          const response = await send(sandbox.address(), body, signing, type);
          await response.text();
          return response.status;
        }),
      );
      expect(new Set(answers)).toEqual(new Set([200]));
    }
    expect(state()).toBe(before);
    const answer = await sandbox.user('omar').ask('/ticket help');
    expect(answer.text).toContain('/ticket list');
  }

  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 100 }),
    fc.constantFrom(
      '',
      ' ',
      '<!channel>',
      '`'.repeat(50),
      '../../etc/passwd',
      "'; drop table link; --",
      'x'.repeat(20_000),
      '\0',
    ),
  );
  const names = fc.constantFrom(
    'list',
    'show',
    'reply',
    'link',
    'unlink',
    'links',
    'help',
    'status',
    'shwo',
    'NEW',
    '＃',
    '',
  );
  const json = fc.jsonValue({ maxDepth: 4 });
  const id = fc.oneof(fc.constantFrom('U0MAYA0000', 'U0GHOST000', '', 'C0SUPPORT0', 'C0SECRET00'), texts);

  it('slash commands', async () => {
    const command = fc
      .record({ name: names, rest: texts, user_id: id, channel_id: id, trigger_id: fc.string() })
      // Allowed actions are carried out: `reply` with an existing number would rightly change something.
      .map(({ name, rest, ...place }) =>
        new URLSearchParams({
          command: '/ticket',
          text: `${name} ${rest}`,
          team_id: 'T0SANDBOX0',
          ...place,
        }).toString(),
      );
    await takesAll(fc.sample(command, 600));
  });

  it('submissions of views', async () => {
    const ids = ['create', 'reply', 'link', 'confirm', 'note', 'whole', 'nothing'];
    const view = fc.record({
      callback_id: fc.constantFrom(...ids),
      private_metadata: fc.oneof(
        texts,
        json.map((value) => JSON.stringify(value)),
        fc.constant(`{"v":1,"ticket":7}`),
      ),
      state: fc.oneof(json, fc.record({ values: fc.dictionary(texts, fc.dictionary(texts, json)) })),
      blocks: fc.oneof(json, fc.constant([])),
      id: fc.oneof(fc.string(), fc.constant('V1')),
      hash: json,
    });
    const type = fc.constantFrom('view_submission', 'view_closed');
    const payload = fc
      .record({
        type,
        view: fc.oneof({ weight: 9, arbitrary: view }, { weight: 1, arbitrary: json }),
        user: id,
      })
      .map(({ user, ...rest }) =>
        interaction({ ...from('U0MAYA0000'), ...rest, user: { id: user, team_id: 'T0SANDBOX0' } }),
      );
    await takesAll(fc.sample(payload, 300));
  });

  it('clicks, menus and shortcuts', async () => {
    const action = fc.record({
      action_id: fc.oneof(
        fc.constantFrom(
          'ticket_open',
          'ticket_reply',
          'ticket_more',
          'list_page:1',
          'links_page:1',
          'whole_page:1',
          'command_run',
        ),
        fc.constantFrom('message_whole', 'create_product', 'create_template', 'create_retry', 'create_open_draft'),
        texts,
      ),
      block_id: texts,
      type: fc.constantFrom('button', 'overflow', 'static_select', 'nonsense'),
      value: fc.oneof(
        texts,
        json.map((value) => JSON.stringify(value)),
      ),
    });
    const payload = fc
      .record({
        type: fc.constantFrom('block_actions', 'block_suggestion', 'shortcut', 'message_action', 'nonsense'),
        actions: fc.oneof(fc.array(action, { maxLength: 2 }), json),
        action_id: texts,
        callback_id: fc.constantFrom('ticket_create', 'ticket_create_from_message', 'nonsense'),
        trigger_id: texts,
        value: texts,
        message: json,
        view: json,
        container: json,
        channel: fc.oneof(json, fc.record({ id })),
      })
      .map((rest) => interaction({ ...from('U0MAYA0000'), ...rest }));
    await takesAll(fc.sample(payload, 300));
  });

  it('events', async () => {
    const event = fc
      .record({
        type: fc.constantFrom('app_mention', 'message', 'member_joined_channel', 'tokens_revoked', 'nonsense'),
        user: fc.oneof(id, json),
        text: fc.oneof(
          texts.map((text) => `<@U0BOT00000> ${text}`),
          texts,
          json,
        ),
        channel: fc.oneof(id, json),
        ts: fc.oneof(fc.constant('1700000000.000100'), json),
      })
      .map((inner) =>
        JSON.stringify({ type: 'event_callback', team_id: 'T0SANDBOX0', event_id: crypto.randomUUID(), event: inner }),
      );
    await takesAll(fc.sample(event, 300), 'application/json');
  });

  it('are refused if unsigned, wrongly signed, or old', async () => {
    const body = new URLSearchParams({ command: '/ticket', text: `urge ${ticket}`, user_id: 'U0MAYA0000' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const post = (extra: Record<string, string>) =>
      fetch(sandbox.address(), { method: 'POST', body, headers: { ...headers, ...extra } }).then(
        ({ status }) => status,
      );
    const good = signed(body, signing);
    expect(await post({})).toBe(401);
    expect(await post(signed(body, { secret: 'another secret' }))).toBe(401);
    expect(await post(signed(`${body}x`, signing))).toBe(401);
    expect(await post(signed(body, { ...signing, age: 360 }))).toBe(401);
    expect(await post({ ...good, 'x-slack-signature': 'v0=' })).toBe(401);
    expect(await post({ ...good, 'x-slack-request-timestamp': 'now' })).toBe(401);
    expect(sandbox.tickets.get(ticket).urgedAt).toBeUndefined();
  });

  it('are refused if they are huge', async () => {
    const body = 'a'.repeat(30_000_000);
    const answer = await send(sandbox.address(), body, signing).then(
      ({ status }) => status,
      () => 'cut',
    );
    expect([400, 401, 413, 'cut']).toContain(answer);
    expect((await sandbox.user('omar').ask('/ticket help')).text).toContain('/ticket list');
  });

  it('left no trace of a crash', async () => {
    await sandbox.settled();
    expect(sandbox.workspace.stats()).toMatchObject({ late: 0, unanswered: 0, failed: 0 });
    expect(sandbox.log.filter((line) => line.includes('"level":60'))).toEqual([]);
  });
});
