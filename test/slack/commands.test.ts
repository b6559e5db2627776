import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '../../src/tickets/errors.ts';
import { createFakeUseCases, startHarness, ticket, until, type Harness } from './harness.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await startHarness();
});

afterEach(() => harness.close());

const asked = () => harness.useCases.asked.map(([method, , ...rest]) => [method, ...rest]);
const titles = () => harness.api.shown.map((view) => (view.title as { text: string }).text);

describe('/ticket', () => {
  it('shows help where nothing was typed, and all commands are in it', async () => {
    const [help] = await harness.type('');
    for (const name of [
      'new',
      'list',
      'show',
      'reply',
      'close',
      'cancel',
      'nudge',
      'delete',
      'link',
      'unlink',
      'links',
    ]) {
      expect(help?.text).toContain(`/ticket ${name}`);
    }
  });

  it('shows the usage of one command', async () => {
    expect((await harness.type('help close'))[0]?.text).toContain('`/ticket close ID`');
  });

  it('lists with scope and words, whatever their case and width', async () => {
    const [list] = await harness.type('  LIST\u3000Closed  "disk full" ecs ');
    expect(asked()).toEqual([['list', { scope: 'closed', words: ['disk full', 'ecs'], page: 0 }]]);
    expect(list?.text).toContain('12345678');
    expect(JSON.stringify(list?.blocks)).toContain('list_page:next');
  });

  it('turns the page in place, with scope and words', async () => {
    const [list] = await harness.type('list mine disk');
    const next = /"action_id":"list_page:next".*?"value":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(list?.blocks))?.[1];
    const [page] = await harness.click('list_page:next', JSON.parse(`"${next ?? ''}"`) as string);
    expect(asked().at(-1)).toEqual(['list', { scope: 'mine', words: ['disk'], page: 1 }]);
    expect(page?.replace_original).toBe(true);
  });

  it('shows a ticket, also for its number alone', async () => {
    for (const line of ['show 12345678', 'show #12345678', '12345678']) {
      expect((await harness.type(line))[0]?.text).toContain('The disk is full');
    }
    expect(asked()).toEqual(Array(3).fill(['show', '12345678']));
  });

  it('asks for the number where it is missing, and says how it is written', async () => {
    for (const name of ['show', 'reply', 'close', 'cancel', 'nudge', 'delete', 'link', 'unlink']) {
      expect((await harness.type(name))[0]?.text).toContain(`/ticket ${name} ID`);
    }
    expect(asked()).toEqual([]);
  });

  it('refuses what cannot be a number', async () => {
    expect((await harness.type('show ../admin'))[0]?.text).toContain('a ticket number');
    expect(asked()).toEqual([]);
  });

  it('sends a reply that came along, as the words that the person saw', async () => {
    const [answer] = await harness.type(
      'reply 12345678 a &lt; b, says <@U2|bob>, see <https://example.com/x|example.com/x>',
    );
    expect(asked()).toEqual([
      [
        'reply',
        {
          ...{ key: 'trigger.1', id: '12345678', text: 'a < b, says @bob, see example.com/x', files: [] },
          // The name of a mention may be another one next time, so the mention itself identifies the text.
          mark: expect.stringContaining('"id":"U2"'),
        },
      ],
    ]);
    expect(answer?.text).toContain('sent to ticket');
  });

  it('opens the form for a reply without text', async () => {
    expect(await harness.type('reply 12345678')).toEqual([]);
    expect(titles()).toEqual(['Reply', 'Reply']);
    expect(JSON.stringify(harness.api.shown.at(-1))).toContain('file_input');
  });

  it('asks before it closes, cancels or deletes, and names the ticket', async () => {
    for (const name of ['close', 'cancel', 'delete']) {
      await harness.type(`${name} 12345678`);
      expect(JSON.stringify(harness.api.shown.at(-1))).toContain('The disk is full');
    }
    // Closing offers to rate.
    expect(new Set(asked().map(([method]) => method))).toEqual(new Set(['rating.dimensions', 'show']));
  });

  it('urges at once', async () => {
    expect((await harness.type('nudge 12345678'))[0]?.text).toBe('Nudged the engineers about ticket 12345678.');
    expect(asked()).toEqual([['act', { key: 'trigger.1', id: '12345678', action: 'urge' }]]);
  });

  it('links here, or in the channel that Slack names', async () => {
    await harness.type('link 12345678');
    await harness.type('link 12345678 <#C222|general>');
    expect(asked()).toEqual([
      ['link', '12345678', { channel: 'C1', thread: undefined }],
      ['link', '12345678', { channel: 'C222' }],
    ]);
  });

  it('explains a channel that is only a name', async () => {
    for (const line of ['link 12345678 #general', 'link 12345678 general', 'link 12345678 <#C2|x> and here']) {
      expect((await harness.type(line))[0]?.text).toContain('pick the channel from Slack');
    }
    expect(asked()).toEqual([]);
  });

  it('says how to invite the bot where it is not in the channel', async () => {
    harness.api.answer('conversations.info', () => ({ ok: true, channel: { is_member: false } }));
    expect((await harness.type('link 12345678'))[0]?.text).toMatch(/\/invite.*<@UBOT>/);
    expect(asked()).toEqual([]);
  });

  it('does not link a private channel for somebody who is not in it', async () => {
    harness.api.answer('conversations.info', () => ({ ok: true, channel: { is_member: true, is_private: true } }));
    harness.api.answer('conversations.members', () => ({ ok: true, members: ['U2'] }));
    expect((await harness.type('link 12345678 <#C222|secret>'))[0]?.text).toContain('not in that private channel');
    expect(asked()).toEqual([]);
  });

  it('follows new tickets here, or in the channel that Slack names, and ends it', async () => {
    expect((await harness.type('follow'))[0]?.text).toBe(
      "All new tickets are now posted in <#C1>, each with its card. Existing and private tickets aren't.",
    );
    const [answer] = await harness.type('subscribe <#C222|general> disk product:“a &lt;b&gt;”');
    expect(answer?.text).toContain('New tickets with disk product:"a &lt;b&gt;" are now posted in <#C222>');
    expect((await harness.type('unfollow'))[0]?.text).toContain('no longer posted in <#C1>');
    await harness.type('unfollow <#C222|general>');
    expect(asked()).toEqual([
      ['follow', 'C1', ''],
      ['follow', 'C222', 'disk product:“a <b>”'],
      ['unfollow', 'C1'],
      ['unfollow', 'C222'],
    ]);
  });

  it('takes a number after follow and unfollow for that ticket', async () => {
    await harness.type('follow 12345678 <#C222|general>');
    await harness.type('unfollow 12345678');
    await harness.type('follow outage');
    expect(asked()).toEqual([
      ['link', '12345678', { channel: 'C222' }],
      ['unlink', '12345678', { channel: 'C1', thread: undefined }],
      ['follow', 'C1', 'outage'],
    ]);
  });

  it('follows nothing where the channel is only a name, or the bot or the person is not in it', async () => {
    expect((await harness.type('follow #general'))[0]?.text).toContain('pick the channel from Slack');
    harness.api.answer('conversations.info', () => ({ ok: true, channel: { is_member: false } }));
    expect((await harness.type('follow'))[0]?.text).toMatch(/\/invite.*<@UBOT>/);
    expect(asked()).toEqual([]);
  });

  it('unlinks, lists links and shows the status', async () => {
    expect((await harness.type('unlink 12345678'))[0]?.text).toContain('no longer followed');
    expect((await harness.type('links'))[0]?.text).toContain('No tickets are followed');
    expect((await harness.type('status'))[0]?.text).toContain('1 failed');
  });

  it('offers the nearest command with a button that runs it, where that changes nothing', async () => {
    const [guess] = await harness.type('lsit open');
    expect(guess?.text).toContain('Did you mean `/ticket list`?');
    expect(JSON.stringify(guess?.blocks)).toContain('"value":"list open"');
    expect((await harness.click('command_run', 'list open'))[0]?.text).toContain('Open tickets');
    const [harmful] = await harness.type('urgee 12345678');
    expect(JSON.stringify(harmful?.blocks)).not.toContain('button');
    expect((await harness.click('command_run', 'urge 12345678'))[0]?.text).toContain('older version');
    expect(asked().map(([method]) => method)).toEqual(['list']);
  });

  it('tells what a refusal means, with the id that the log has too', async () => {
    await harness.close();
    harness = await startHarness(createFakeUseCases({ show: () => Promise.reject(new DomainError('not-found')) }));
    const [answer] = await harness.type('show 12345678');
    const id = /\(Code ([0-9a-f]{8})\)/.exec(answer?.text ?? '')?.[1];
    expect(answer?.text).toContain('find that ticket');
    expect(harness.lines.join('')).toContain(`"failure":"${id ?? 'none'}"`);
  });
});

describe('in a place that is linked to one ticket', () => {
  beforeEach(async () => {
    await harness.close();
    harness = await startHarness(createFakeUseCases({ ticketAt: () => Promise.resolve(ticket.id) }));
  });

  it('the number may be left out', async () => {
    await harness.type('show');
    await harness.type('nudge');
    expect(asked().map(([method]) => method)).toEqual(['show', 'act']);
  });

  it('a reply is told from a number by its looks', async () => {
    await harness.type('reply 503 again since noon');
    await harness.type('reply 87654321 for the other one');
    expect(asked()).toEqual([
      ['reply', expect.objectContaining({ id: '12345678', text: '503 again since noon' })],
      ['reply', expect.objectContaining({ id: '87654321', text: 'for the other one' })],
    ]);
  });

  it('runs the same commands for a mention in a thread, and offers a button where a form is needed', async () => {
    const mention = (text: string, event_id: string, ts: string) =>
      harness.deliver({
        type: 'event_callback',
        event_id,
        team_id: 'T1',
        event: { type: 'app_mention', user: 'U1', channel: 'C1', thread_ts: '1.2', ts, text },
      });
    await mention('<@UBOT> show', 'E1', '1.3').done;
    await mention('<@UBOT> show', 'E1', '1.3').done;
    await mention('<@UBOT> close', 'E2', '1.4').done;
    await mention('ask <@UBOT> to help', 'E3', '1.5').done;
    const said = harness.api.calls.filter(({ method }) => method === 'chat.postEphemeral').map(({ args }) => args);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatchObject({ channel: 'C1', user: 'U1', thread_ts: '1.2' });
    expect(said[1]?.blocks).toContain('"action_id":"ticket_close"');
    expect(asked()).toEqual([['show', '12345678']]);
  });
});

describe('while the ticket service hangs', () => {
  it('acknowledges at once, and answers later', async () => {
    let release: (value: typeof ticket) => void = () => undefined;
    await harness.close();
    harness = await startHarness(createFakeUseCases({ show: () => new Promise((resolve) => (release = resolve)) }));
    const delivery = harness.deliver({
      command: '/ticket',
      text: 'show 12345678',
      user_id: 'U1',
      team_id: 'T1',
      channel_id: 'C1',
      response_url: `${harness.api.url}respond`,
    });
    expect(await delivery.ack).toBeUndefined();
    await until(() => harness.answered().length > 0);
    expect(harness.answered()[0]?.text).toBe('Working on it…');
    release(ticket);
    await delivery.done;
    expect(harness.answered()[1]?.text).toContain('The disk is full');
  });
});
