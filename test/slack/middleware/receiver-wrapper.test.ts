import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { InstructionStore } from '../../../src/store/instructions.ts';
import { pino } from 'pino';
import { createClient } from '../../../src/slack/client.ts';
import { ids } from '../../../src/slack/kit/ids.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';
import { updateView } from '../../../src/slack/interaction/open-form.ts';
import { createFakeUseCases, startHarness, ticket, until, type Harness } from '../harness.ts';
import { freshInstructions } from '../instructions.ts';
import { freshOnce } from '../once.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await startHarness();
});

afterEach(() => harness.close());

const command = (text: string) => ({
  command: '/ticket',
  text,
  user_id: 'U1',
  team_id: 'T1',
  channel_id: 'C1',
  response_url: `${harness.api.url}respond`,
});

describe('whatever happens', () => {
  it('works on behalf of the person, unless the answer is only words', async () => {
    const persons: string[] = [];
    await harness.close();
    harness = await startHarness(createFakeUseCases({}), {
      onBehalf: (person, work) => {
        persons.push(person);
        return work();
      },
    });
    for (const line of ['', 'help', 'help show', 'shwo']) await harness.type(line);
    expect(persons).toEqual([]);
    await harness.type(`show ${ticket.id}`);
    await harness.type(ticket.id);
    // As Slack sends an address that somebody typed, and a person, whose name can be that of a command.
    await harness.type(`<https://support-intl.huaweicloud.com/ticket#/ticketindex/detail/${ticket.id}>`);
    await harness.type('<@ULIST>');
    expect(persons).toEqual(['U1', 'U1', 'U1', 'U1']);
  });

  it('tells the person where the app cannot sign in to Slack', async () => {
    harness.api.answer('auth.test', () => ({ ok: false, error: 'token_revoked' }));
    const answer = await harness.deliver(command('help')).ack;
    expect(answer).toMatchObject({
      response_type: 'ephemeral',
      text: expect.stringContaining('connect to Slack right now'),
    });
    harness.api.answer('auth.test', () => ({ ok: true, user_id: 'UBOT', team_id: 'T1' }));
    expect((await harness.type('help'))[0]?.text).toContain('/ticket new');
  });

  it('answers a button and a form that no version knows, and an option list with none', async () => {
    expect((await harness.click('no_such_action', 'x'))[0]?.text).toContain('older version');
    const view = {
      id: 'V1',
      callback_id: 'no_such_view',
      blocks: [{ type: 'section' }, { type: 'input', block_id: 'b1' }],
    };
    expect(await harness.deliver({ type: 'view_submission', user: { id: 'U1' }, view }).ack).toEqual({
      response_action: 'errors',
      errors: { b1: expect.stringContaining('older version') },
    });
    expect(await harness.deliver({ type: 'block_suggestion', action_id: 'x', value: '' }).ack).toEqual({ options: [] });
  });

  it('logs what happened with whom, and no word of what was typed', async () => {
    await harness.type('reply 12345678 the secret plan');
    const line = harness.lines.find((one) => one.includes('"message":"handled"') || one.includes('"msg":"handled"'));
    expect(line).toContain('"user":"U1"');
    expect(harness.lines.join('')).not.toContain('secret plan');
  });

  it('reaches the person by another way where the response URL is dead', async () => {
    harness.api.answer('chat.postEphemeral', () => ({ ok: false, error: 'not_in_channel' }));
    await harness.click('ticket_open', ticket.id, { response_url: 'http://127.0.0.1:9/dead' });
    const failure = harness.api.calls
      .filter(({ method }) => method.startsWith('chat.'))
      .map(({ method, args }) => [method, args.channel]);
    expect(failure).toEqual([
      ['chat.postEphemeral', 'C1'],
      ['chat.postMessage', 'U1'],
    ]);
  });

  it('drops what a process left behind and another one has done and answered, since Slack sent it again', async () => {
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.5', text: '<@UBOT> show 12345678' };
    const body = { type: 'event_callback', event_id: 'Ev1', team_id: 'T1', event };
    await harness.deliver(body).done;
    await harness.deliver({ ...body, resumed: true }).done;
    expect(harness.useCases.asked).toHaveLength(1);
  });

  it('does again what failed in a process that ended before it said so', async () => {
    await harness.close();
    let fails = true;
    const show = () => (fails ? Promise.reject(new Error('broken')) : Promise.resolve(ticket));
    harness = await startHarness(createFakeUseCases({ show }));
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.5', text: '<@UBOT> show 12345678' };
    const body = { type: 'event_callback', event_id: 'Ev1', team_id: 'T1', event };
    await harness.deliver(body).done;
    fails = false;
    await harness.deliver({ ...body, resumed: true }).done;
    expect(JSON.stringify(harness.api.calls.at(-1))).toContain('The disk is full');
  });

  it('says nothing of a database that fails after the answer', async () => {
    await harness.close();
    const finish = () => Promise.reject(new Error('disk full'));
    harness = await startHarness(createFakeUseCases(), { once: { ...freshOnce(), finish } });
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.5', text: '<@UBOT> show 12345678' };
    await harness.deliver({ type: 'event_callback', event_id: 'Ev1', team_id: 'T1', event }).done;
    const failure = harness.api.calls.filter(({ method }) => method.startsWith('chat.'));
    expect(failure.map(({ args }) => args.text)).toEqual([expect.stringContaining('The disk is full')]);
    expect(harness.lines.join('')).toContain('disk full');
  });

  it('shows a result in a form where Slack fails for a moment', async () => {
    let fails = 1;
    harness.api.answer('views.update', () => (fails-- > 0 ? { ok: false, error: 'fatal_error' } : undefined));
    const update = updateView(createClient('xoxb-1', harness.api.url, pino({ level: 'silent' })), {
      view_id: 'V1',
      view: { type: 'modal', title: { type: 'plain_text', text: 'Done' }, blocks: [] },
    });
    expect(await update).toBe(true);
    expect(harness.api.calls.filter(({ method }) => method === 'views.update')).toHaveLength(2);
  });

  it('drops an event that comes twice, also where it failed', async () => {
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', text: '<@UBOT> show 12345678' };
    const body = { type: 'event_callback', event_id: 'Ev1', team_id: 'T1', event };
    await harness.deliver(body).done;
    await harness.deliver(body).done;
    expect(harness.useCases.asked).toHaveLength(1);
  });
});

describe('what somebody asks for', () => {
  /** Starts again with use cases that show a ticket when it is let to. */
  async function holding(instructions: InstructionStore) {
    await harness.close();
    let show: (value: typeof ticket) => void = () => undefined;
    harness = await startHarness(createFakeUseCases({ show: () => new Promise((resolve) => (show = resolve)) }), {
      instructions,
    });
    return () => show(ticket);
  }

  it('is kept before it is acknowledged, until it is answered; what is answered at once never is', async () => {
    const store = freshInstructions();
    const show = await holding(store);
    await harness.type('help');
    const { ack, done } = harness.deliver({ ...command('show 12345678'), trigger_id: '7.8' });
    await ack;
    expect([...store.kept.keys()]).toEqual(['command:7.8']);
    await until(() => harness.useCases.asked.length > 0);
    show();
    await done;
    expect(store.kept.size).toBe(0);
    expect(harness.answered().at(-1)?.text).toContain('The disk is full');
  });

  it('is not begun where it cannot be kept, and the person reads that; what changes nothing is done all the same', async () => {
    const keep = () => Promise.reject(new Error('disk full'));
    await holding({ ...freshInstructions(), keep });
    expect((await harness.type('reply 12345678 hello'))[0]?.text).toContain("database isn't responding");
    expect((await harness.click('ticket_urge', ticket.id))[0]?.text).toContain("database isn't responding");
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.5', text: '<@UBOT> reply 12345678 hello' };
    await harness.deliver({ type: 'event_callback', event_id: 'Ev1', event }).done;
    expect(JSON.stringify(harness.api.calls.at(-1))).toContain("database isn't responding");
    expect(harness.useCases.asked).toEqual([]);
    expect((await harness.type('links')).at(-1)?.text).toBeDefined();
    expect(harness.useCases.asked.map(([method]) => method)).toContain('links');
  });

  it('waits for nobody who holds up the database: it is acknowledged in time', async () => {
    await holding({ ...freshInstructions(), keep: () => new Promise(() => undefined) });
    expect(await harness.deliver(command('reply 12345678 hello')).ack).toMatchObject({
      text: expect.stringContaining("database isn't responding"),
    });
  });

  it('is acknowledged in time where an event cannot be looked up', async () => {
    await harness.close();
    const once = { ...freshOnce(), begin: () => new Promise<never>(() => undefined) };
    harness = await startHarness(createFakeUseCases(), { once });
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.5', text: '<@UBOT> show 12345678' };
    await harness.deliver({ type: 'event_callback', event_id: 'Ev1', event }).ack;
  });

  it('is done once where a button is pressed twice, and both presses are answered alike', async () => {
    await holding(freshInstructions());
    const view = {
      ...{
        id: 'V1',
        hash: '1',
        callback_id: 'reply',
        private_metadata: encodeMetadata('reply', { ticket: ticket.id }),
      },
      state: { values: { [ids.inputs.text]: { [ids.inputs.text]: { value: 'Twice' } } } },
    };
    const press = (hash: string) =>
      harness.deliver({ type: 'view_submission', user: { id: 'U1' }, view: { ...view, hash } });
    const [one, other] = [press('1'), press('1')];
    const acks = await Promise.all([one.ack, other.ack]);
    await Promise.all([one.done, other.done]);
    expect(harness.useCases.asked.filter(([method]) => method === 'reply')).toHaveLength(1);
    expect(acks[0]).toMatchObject({ response_action: 'update' });
    expect(acks[1]).toEqual(acks[0]);
    await press('2').done;
    expect(harness.useCases.asked.filter(([method]) => method === 'reply')).toHaveLength(2);
  });

  it('shows the result in the end, even if the second press was answered just before that', async () => {
    await harness.close();
    let send: () => void = () => undefined;
    const sending = new Promise<void>((resolve) => (send = resolve));
    const reply = () => sending;
    harness = await startHarness(createFakeUseCases({ reply }), { instructions: freshInstructions() });
    const view = {
      ...{
        id: 'V1',
        hash: '1',
        callback_id: 'reply',
        private_metadata: encodeMetadata('reply', { ticket: ticket.id }),
      },
      state: { values: { [ids.inputs.text]: { [ids.inputs.text]: { value: 'Twice' } } } },
    };
    const press = () => harness.deliver({ type: 'view_submission', user: { id: 'U1' }, view });
    const one = press();
    expect(JSON.stringify(await one.ack)).toContain('Sending');
    const other = press();
    expect(JSON.stringify(await other.ack)).toContain('Sending');
    send();
    await Promise.all([one.done, other.done]);
    const updates = harness.api.calls.filter(({ method }) => method === 'views.update');
    // Once by each press: Slack may apply the answer to the second after the first has drawn the result.
    expect(updates.map(({ args }) => JSON.stringify(args).includes('sent to ticket'))).toEqual([true, true]);
  });

  it('is kept before a form is begun; where that fails, the form says so', async () => {
    const keep = () => Promise.reject(new Error('disk full'));
    await holding({ ...freshInstructions(), keep });
    const private_metadata = encodeMetadata('reply', { ticket: ticket.id });
    const blocks = [{ type: 'input', block_id: ids.inputs.text }];
    const view = { id: 'V1', callback_id: 'reply', private_metadata, blocks };
    expect(await harness.deliver({ type: 'view_submission', user: { id: 'U1' }, view }).ack).toMatchObject({
      response_action: 'errors',
    });
    expect(harness.useCases.asked).toEqual([]);
  });

  it('is left to the process that took it up meanwhile: nobody reads that it failed', async () => {
    const fail = () => Promise.resolve(false);
    await harness.close();
    const reply = () => Promise.reject(new Error('broken'));
    harness = await startHarness(createFakeUseCases({ reply }), { instructions: { ...freshInstructions(), fail } });
    expect(await harness.type('reply 12345678 hello')).toEqual([]);
  });

  it('says nothing of what may have been done where it is only a look', async () => {
    harness.api.answer('views.open', () => ({ ok: false, error: 'fatal_error' }));
    const [shown] = await harness.type('new', { trigger_id: '9.9' });
    expect(shown?.text).toContain('Slack gave no clear answer. Try again');
  });

  it('is turned away where one person asks for too much, and nobody else is', async () => {
    await holding(freshInstructions());
    const asked = Array.from({ length: 25 }, () => harness.deliver(command('show 12345678')));
    const acks = await Promise.all(asked.map(({ ack }) => ack));
    expect(acks.filter((ack) => JSON.stringify([ack]).includes('Try again in a minute'))).toHaveLength(5);
    const view = { id: 'V1', callback_id: 'reply', blocks: [{ type: 'input', block_id: 'text' }] };
    expect(await harness.deliver({ type: 'view_submission', user: { id: 'U1' }, view }).ack).toEqual({
      response_action: 'errors',
      errors: { text: expect.stringContaining('Try again in a minute') },
    });
    const event = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.5', text: '<@UBOT> show 12345678' };
    const mention = (ts: string) =>
      harness.deliver({ type: 'event_callback', event_id: `Ev${ts}`, event: { ...event, ts } });
    await mention('1.5').done;
    expect(JSON.stringify(harness.api.calls.at(-1))).toContain('Try again in a minute');
    // Slack sends it again later.
    await expect(mention('1.6').ack).rejects.toThrow('Nobody acknowledged');
    expect((await harness.type('help', { user_id: 'U2' }))[0]?.text).toContain('/ticket new');
  });
});

describe('stop', () => {
  it('waits for what is in flight, and begins nothing new', async () => {
    let release: (value: typeof ticket) => void = () => undefined;
    await harness.close();
    harness = await startHarness(createFakeUseCases({ show: () => new Promise((resolve) => (release = resolve)) }));
    const { ack, done } = harness.deliver(command('show 12345678'));
    await ack;
    await until(() => harness.useCases.asked.length > 0);
    let stopped = false;
    const stopping = harness.slack.stop(10_000).then(() => (stopped = true));
    expect(await harness.deliver(command('help')).ack).toMatchObject({ text: expect.stringContaining('restarting') });
    expect(stopped).toBe(false);
    release(ticket);
    await Promise.all([stopping, done]);
    expect(harness.answered().at(-1)?.text).toContain('The disk is full');
  });

  it('does not wait longer than its deadline', async () => {
    await harness.close();
    let release: (value: typeof ticket) => void = () => undefined;
    harness = await startHarness(createFakeUseCases({ show: () => new Promise((resolve) => (release = resolve)) }));
    const { ack, done } = harness.deliver(command('show 12345678'));
    await ack;
    await until(() => harness.useCases.asked.length > 0);
    await harness.slack.stop(10);
    expect(harness.lines.join('')).toContain('"left":1');
    release(ticket);
    await done;
  });
});
