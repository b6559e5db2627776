import { afterEach, describe, expect, it } from '@jest/globals';
import { blockId, ids } from '../../../src/slack/kit/ids.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import type { UnfinishedInstruction } from '../../../src/store/instructions.ts';
import { createFakeUseCases, startHarness, ticket, until, type Harness } from '../harness.ts';
import { freshInstructions } from '../instructions.ts';
import { freshOnce } from '../once.ts';
import type { ReplyRequest } from '../../../src/tickets/requests.ts';

const { id } = ticket;
const minute = 60_000;
const now = Date.UTC(2026, 0, 3);
const user = { id: 'U1', team_id: 'T1' };
const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.5', thread_ts: '1.1' };

describe('what a process left behind', () => {
  let harness: Harness;
  let store: ReturnType<typeof freshInstructions>;

  afterEach(async () => {
    await harness.slack.stop(1000);
    await harness.close();
  });

  /** Starts a process that finds this, and waits until it is answered. */
  async function start(
    body: Record<string, unknown>,
    more: Partial<UnfinishedInstruction> = {},
    attempts = 1,
    isClosed = false,
    once = freshOnce(),
  ): Promise<void> {
    const left = {
      key: 'k',
      body: JSON.stringify(body),
      redacted: false,
      receivedAt: now - 1000,
      acknowledged: true,
      ...more,
    };
    store = freshInstructions([left], attempts);
    harness = await startHarness(createFakeUseCases(), { instructions: store, once });
    if (isClosed) harness.api.answer('views.update', () => ({ ok: false, error: 'not_found' }));
    await harness.slack.start();
    await until(() => !store.kept.has('k'));
  }

  /** What the person reads, whatever way it takes. */
  const read = () =>
    harness.api.calls
      .filter(({ method }) => ['chat.postEphemeral', 'chat.postMessage', 'views.update'].includes(method))
      .map(({ method, args }) => `${method} ${JSON.stringify(args)}`);

  const command = (text: string) => ({
    command: '/ticket',
    text,
    user_id: 'U1',
    team_id: 'T1',
    channel_id: 'C1',
    trigger_id: '1.2',
    response_url: 'http://127.0.0.1:9/dead',
  });
  const submission = (callback_id: string, private_metadata: string, values: object) => ({
    type: 'view_submission',
    user,
    view: { id: 'V1', hash: '0', callback_id, private_metadata, title: { text: 'Reply' }, state: { values } },
  });
  const reply = submission('reply', encodeMetadata('reply', { ticket: id }), {
    [ids.inputs.text]: { [ids.inputs.text]: { value: 'By form' } },
  });

  it('a command that changes something is done with the key of its trigger, and answered where the response URL is dead', async () => {
    await start(command(`reply ${id} By command`), { receivedAt: now - 50 * minute });
    expect(harness.useCases.asked[0]?.at(-1)).toMatchObject({ key: '1.2', text: 'By command' });
    expect(read()).toEqual([expect.stringMatching(/^chat.postEphemeral .*sent to ticket/)]);
  });

  it('a mention is done although it had passed all that lets it pass once, and answered in its thread', async () => {
    await start({ type: 'event_callback', event_id: 'Ev1', event: { ...event, text: `<@UBOT> reply ${id} Once` } });
    expect(harness.useCases.asked.filter(([method]) => method === 'reply')).toHaveLength(1);
    expect(read()).toEqual([expect.stringMatching(/^chat.postEphemeral .*"thread_ts":"1.1".*sent to ticket/)]);
  });

  it('a mention of somebody whose name is not known this time is done, as the same', async () => {
    const once = freshOnce();
    const text = `<@UBOT> reply ${id} Ask <@U2>`;
    const body = { type: 'event_callback', event_id: 'Ev1', event: { ...event, text } };
    const reply = () => new Promise<never>(() => undefined);
    const before = await startHarness(createFakeUseCases({ reply }), { once });
    before.api.answer('users.info', () => ({ ok: true, user: { id: 'U2', team_id: 'T1', real_name: 'Bob' } }));
    before.deliver(body);
    await until(() => before.useCases.asked.length > 0);
    await before.close();
    await start(body, {}, 1, false, once);
    const said = [before, harness].map(({ useCases }) => useCases.asked.at(-1)?.at(-1) as ReplyRequest);
    expect(said.map((one) => one.text)).toEqual(['Ask @Bob', 'Ask @somebody']);
    expect(said[0]?.mark).toBe(said[1]?.mark);
    expect(read()).toEqual([expect.stringMatching(/^chat.postEphemeral .*sent to ticket/)]);
  });

  it('a mention of the app with its name counts as what follows it', async () => {
    const text = `<@UBOT|tickets> reply ${id} Once`;
    await start(
      { type: 'event_callback', event_id: 'Ev1', event: { ...event, text } },
      { receivedAt: now - 5 * minute },
    );
    expect(harness.useCases.asked.filter(([method]) => method === 'reply')).toHaveLength(1);
  });

  it('an edited mention is done if nothing of the message was', async () => {
    const edit = { ...event, edited: { ts: '1.6' }, text: `<@UBOT> reply ${id} Edited` };
    await start({ type: 'event_callback', event_id: 'Ev2', event: edit });
    expect(harness.useCases.asked.filter(([method]) => method === 'reply')).toHaveLength(1);
    expect(read()).toEqual([expect.stringMatching(/^chat.postEphemeral .*sent to ticket/)]);
  });

  it('a form shows what came of it while it is open', async () => {
    await start(reply);
    expect(harness.useCases.asked[0]?.at(-1)).toMatchObject({ key: 'V1', text: 'By form' });
    expect(read().at(-1)).toMatch(/^views.update .*sent to ticket/);
  });

  it('a direct message shows it once the form is closed', async () => {
    await start(reply, {}, 1, true);
    expect(harness.useCases.asked).toHaveLength(1);
    expect(read().at(-1)).toMatch(/^chat.postMessage .*"channel":"U1".*sent to ticket/);
  });

  it('a form that is sent to the ticket of its earlier version is sent, also a while later', async () => {
    const metadata = { key: 'key-of-one', generation: 0, edits: 0, earlier: { id } };
    const actions = [{ action_id: ids.create.actions.replyEarlier, value: 'reply' }];
    const values = {
      [blockId('description', 0)]: { description: { value: 'By draft' } },
    };
    const view = { id: 'V1', private_metadata: encodeMetadata('create', metadata), state: { values } };
    await start({ type: 'block_actions', user, trigger_id: '1.2', actions, view }, { receivedAt: now - 50 * minute });
    expect(harness.useCases.asked.filter(([method]) => method === 'reply')).toHaveLength(1);
    expect(read().at(-1)).toMatch(/^views.update .*Sent to ticket/);
  });

  it('what opens a form offers it, since the trigger is too old', async () => {
    await start(command(`reply ${id}`));
    expect(read()).toEqual([expect.stringMatching(/^chat.postEphemeral .*ticket_reply/)]);
    expect(harness.api.calls.map(({ method }) => method)).not.toContain('views.open');
  });

  it('what opens a form and has no button for it is to be asked for again', async () => {
    const value = encodeMetadata('suspended', { link: 'L1' });
    await start({ type: 'block_actions', user, trigger_id: '1.2', actions: [{ action_id: 'link_move', value }] });
    expect(read()).toEqual([expect.stringContaining('Try again')]);
  });

  it('what opens a form and has no button for it is named', async () => {
    const actions = [
      { action_id: 'link_move', value: encodeMetadata('suspended', { link: 'L1' }), text: { text: 'Move…' } },
    ];
    await start({ type: 'block_actions', user, trigger_id: '1.2', actions });
    expect(read()).toEqual([expect.stringContaining('restarted before it could answer “Move…”')]);
  });

  it.each([
    ['a look of a while ago', command('list'), { receivedAt: now - 2 * minute }, 1],
    ['a shortcut', { type: 'shortcut', callback_id: 'ticket_create', user, trigger_id: '1.2' }, {}, 1],
  ])('%s is to be asked for again', async (_, body, more, attempts) => {
    await start(body, more, attempts);
    expect(harness.useCases.asked).toEqual([]);
    expect(read()).toEqual([expect.stringMatching(/^chat.+This app restarted before it could answer .*Try again/)]);
  });

  it.each([
    ['of more than an hour ago', command(`reply ${id} x`), { receivedAt: now - 61 * minute }, 1, /^chat/],
    ['that ended three processes', command(`reply ${id} x`), {}, 4, /^chat/],
    ['makes a label, whose name would be taken', submission('label_edit', '', {}), {}, 1, /^views.update/],
    ['in a form that Slack said had not arrived', reply, { acknowledged: false }, 1, /^views.update/],
    ['with a password, which is not kept', reply, { redacted: true }, 1, /^views.update/],
    ['had a failure that was told', command(`reply ${id} x`), { failed: true }, 1, /^chat/],
    ['had a failure that the form itself tells, which keeps what was typed', reply, { failed: true }, 1, /^chat/],
  ])(
    'what %s is not done again, and the person reads that it may not have been done',
    async (_, body, more, attempts, way) => {
      await start(body, more, attempts);
      expect(harness.useCases.asked).toEqual([]);
      expect(read()).toEqual([expect.stringContaining('Check the ticket before retrying')]);
      expect(read()[0]).toMatch(way);
    },
  );
});
