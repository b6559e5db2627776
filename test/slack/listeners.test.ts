import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DomainError } from '../../src/tickets/errors.ts';
import { createFakeUseCases, startHarness, ticket, type Harness } from './harness.ts';
import { ids } from '../../src/slack/kit/ids.ts';
import { viewFaults } from '../support/block-kit.ts';
import { readable } from '../support/rich-text.ts';

let harness: Harness;

beforeEach(async () => {
  harness = await startHarness();
});

afterEach(() => harness.close());

const asked = () => harness.useCases.asked.map(([method, , ...rest]) => [method, ...rest]);

interface View {
  readonly callback_id: string;
  readonly private_metadata?: string;
  readonly blocks: readonly Record<string, unknown>[];
}

/** Submits the view that was shown last, with what was entered. */
function submit(entered: Record<string, unknown>, user = 'U1') {
  const view = harness.api.shown.at(-1) as unknown as View;
  const values = Object.fromEntries(Object.entries(entered).map(([id, value]) => [id, { [id]: value }]));
  return harness.deliver({
    type: 'view_submission',
    user: { id: user, team_id: 'T1' },
    trigger_id: 'trigger.9',
    view: { id: 'V1', ...view, state: { values } },
  });
}

const words = (view: unknown) => JSON.stringify(view);

describe('the form for a reply', () => {
  const file = { id: 'F1', name: 'log.txt', size: 12, url_private: 'https://files.slack.com/F1' };

  it('sends text and files once for a view, and says so', async () => {
    await harness.click('ticket_reply', '12345678');
    expect(harness.api.shown.flatMap(viewFaults)).toEqual([]);
    const { ack, done } = submit({ text: { value: 'Logs are here.' }, files: { files: [file] } });
    expect(words(await ack)).toContain('sent to ticket');
    await done;
    expect(asked()).toEqual([
      [
        'reply',
        {
          key: 'V1',
          id: '12345678',
          text: 'Logs are here.',
          files: [expect.objectContaining({ name: 'log.txt', size: 12 })],
          onProgress: expect.any(Function),
        },
      ],
    ]);
  });

  it('keeps what was typed, and says why, where the reply was refused', async () => {
    await harness.close();
    const refusal = new DomainError('not-found', { id: '12345678' });
    harness = await startHarness(createFakeUseCases({ reply: () => Promise.reject(refusal) }));
    await harness.click('ticket_reply', '12345678');
    const answer = await submit({ text: { value: 'My long text' }, files: { files: [file] } }).ack;
    const { view } = answer as { view: View };
    expect(words(view)).toContain('find that ticket');
    expect(view.blocks.find(({ block_id }) => block_id === 'text')).toMatchObject({
      element: { initial_value: 'My long text' },
    });
    expect(viewFaults(view)).toEqual([]);
  });

  it('says at the files what is wrong with them', async () => {
    await harness.close();
    const refusal = new DomainError('file-type', { name: 'virus.exe' });
    harness = await startHarness(createFakeUseCases({ reply: () => Promise.reject(refusal) }));
    await harness.click('ticket_reply', '12345678');
    const answer = await submit({ text: { value: 'My long text' }, files: { files: [file] } }).ack;
    expect(answer).toEqual({ response_action: 'errors', errors: { files: expect.stringContaining('virus.exe') } });
  });

  it('says so at the files also where that takes a while, in a line under them', async () => {
    let refuse: (error: Error) => void = () => undefined;
    await harness.close();
    harness = await startHarness(createFakeUseCases({ reply: () => new Promise((_, reject) => (refuse = reject)) }));
    await harness.click('ticket_reply', '12345678');
    const { ack, done } = submit({ text: { value: 'My long text' }, files: { files: [file] } });
    await ack;
    refuse(new DomainError('file-type', { name: '<virus>.exe' }));
    await done;
    const shown = harness.api.shown.at(-1) as unknown as View;
    const place = shown.blocks.findIndex(({ block_id }) => block_id === 'files');
    expect(words(shown.blocks[place + 1])).toContain(
      ":warning: Huawei Cloud doesn't accept files like &lt;virus&gt;.exe",
    );
    expect(viewFaults(shown)).toEqual([]);
  });

  it('acknowledges while the use cases hang, keeps the text in view, and shows the result when it is there', async () => {
    let refuse: (error: Error) => void = () => undefined;
    await harness.close();
    harness = await startHarness(createFakeUseCases({ reply: () => new Promise((_, reject) => (refuse = reject)) }));
    await harness.click('ticket_reply', '12345678');
    const { ack, done } = submit({ text: { value: 'My long text' } });
    const sending = words(await ack);
    expect(sending).toContain('Sending…');
    expect(sending).toContain('My long text');
    refuse(new DomainError('in-progress'));
    await done;
    const result = words(harness.api.shown.at(-1));
    expect(result).toContain('already in progress');
    expect(result).toContain('My long text');
  });

  it('tells the result also where the form was closed meanwhile', async () => {
    let send: () => void = () => undefined;
    await harness.close();
    harness = await startHarness(createFakeUseCases({ reply: () => new Promise((resolve) => (send = resolve)) }));
    await harness.click('ticket_reply', '12345678');
    const { ack, done } = submit({ text: { value: 'Text' } });
    await ack;
    harness.api.answer('views.update', () => ({ ok: false, error: 'not_found' }));
    send();
    await done;
    const told = harness.api.calls.filter(({ method }) => method === 'chat.postMessage').map(({ args }) => args);
    expect(told).toEqual([expect.objectContaining({ channel: 'U1', text: 'Reply sent to ticket 12345678.' })]);
  });

  it('is refused at once to who may not reply', async () => {
    harness.api.answer('users.info', () => ({ ok: true, user: { team_id: 'T1', is_restricted: true } }));
    await harness.click('ticket_reply', '12345678');
    expect(words(harness.api.shown.at(-1))).toContain('can do this. Ask');
  });
});

describe('the forms that ask first', () => {
  it('closes with a note', async () => {
    await harness.click('ticket_close', '12345678');
    await submit({ note: { value: 'Solved, thanks.' } }).done;
    expect(asked().at(-1)).toEqual(['act', { key: 'V1', id: '12345678', action: 'close', note: 'Solved, thanks.' }]);
  });

  it('deletes only where the box is ticked', async () => {
    await harness.click('ticket_delete', '12345678');
    expect(harness.api.shown.flatMap(viewFaults)).toEqual([]);
    expect(words(await submit({ sure: { selected_options: [] } }).ack)).toContain('⚠');
    expect(asked().some(([method]) => method === 'act')).toBe(false);
    await submit({ sure: { selected_options: [{ value: 'sure' }] } }).done;
    expect(asked().at(-1)).toMatchObject(['act', { action: 'delete' }]);
  });

  it('does nothing for metadata that somebody made up', async () => {
    await harness.click('ticket_close', '12345678');
    const view = harness.api.shown.at(-1) as unknown as View;
    for (const private_metadata of [
      '',
      '{}',
      '{"v":1,"ticket":"../x","action":"close"}',
      '{"v":2,"ticket":"1","action":"close"}',
    ]) {
      const { ack } = harness.deliver({
        type: 'view_submission',
        user: { id: 'U1' },
        view: { id: 'V1', ...view, private_metadata, state: { values: {} } },
      });
      expect(words(await ack)).toContain('older version');
    }
    expect(asked().some(([method]) => method === 'act')).toBe(false);
  });
});

describe('the form for a link', () => {
  it('keeps the form where the app is not in the channel, and links where it is', async () => {
    await harness.click('ticket_link', '12345678');
    expect(harness.api.shown.flatMap(viewFaults)).toEqual([]);
    harness.api.answer('conversations.info', () => ({ ok: false, error: 'channel_not_found' }));
    const refused = await submit({ channel: { selected_conversation: 'C333' } }).ack;
    expect(words(refused)).toContain('/invite');
    expect(words(refused)).toContain('"initial_conversation":"C333"');
    harness.api.answer('conversations.info', () => ({ ok: true, channel: { is_member: true } }));
    await submit({ channel: { selected_conversation: 'C333' } }).done;
    expect(asked()).toEqual([['link', '12345678', { channel: 'C333' }]]);
  });
});

describe('whole messages', () => {
  it('are shown in pages, with nothing cut away', async () => {
    const text = Array.from({ length: 60_000 }, (_, index) => `w${index}`).join(' ');
    const long = {
      id: '12345678',
      description: 'd',
      status: 1,
      messages: [{ author: 'engineer' as const, text, attachments: [] }],
    };
    await harness.close();
    harness = await startHarness(createFakeUseCases({ show: () => Promise.resolve(long) }));
    await harness.click('message_whole', '12345678');
    let shown = '';
    for (let page = 0; page < 10; page += 1) {
      const view = harness.api.shown.at(-1) as unknown as View;
      expect(viewFaults(view)).toEqual([]);
      shown += readable(view.blocks);
      const next = /"action_id":"whole_page:next".*?"value":"((?:[^"\\]|\\.)*)"/.exec(words(view))?.[1];
      if (next === undefined) break;
      await harness.click('whole_page:next', JSON.parse(`"${next}"`) as string, { view: { id: 'V1' } });
    }
    expect(shown).toContain('w0 w1 ');
    expect(shown).toContain('w59999');
    expect(shown.match(/w\d+/g)).toHaveLength(60_000);
  });
});

describe('a ticket that is finished', () => {
  it.each(['ticket_reply', 'ticket_close', 'ticket_cancel', ids.contact.open])(
    'opens no form (%s), but offers a follow-up',
    async (action) => {
      await harness.close();
      harness = await startHarness(
        createFakeUseCases({
          show: () => Promise.resolve({ ...ticket, status: 3 }),
          status: () => Promise.resolve(3),
        }),
      );
      await harness.click(action, '12345678');
      const view = harness.api.shown.at(-1) ?? {};
      expect(viewFaults(view)).toEqual([]);
      expect(view).not.toHaveProperty('submit');
      expect(words(view)).toContain('Ticket 12345678 is closed.');
      expect(words(view)).toContain('ticket_follow_up');
      // What is finished can be deleted.
      await harness.click('ticket_delete', '12345678');
      expect(harness.api.shown.at(-1)).toHaveProperty('submit');
    },
  );

  it('is not waited for where the ticket service does not answer: the form opens', async () => {
    await harness.close();
    harness = await startHarness(createFakeUseCases({ status: () => Promise.reject(new Error('down')) }));
    await harness.click('ticket_reply', '12345678');
    expect(harness.api.shown.at(-1)).toHaveProperty('submit');
  });

  it('takes no words of a command either, but offers a follow-up', async () => {
    await harness.close();
    const reply = () => Promise.reject(new DomainError('finished', { status: 4 }));
    harness = await startHarness(createFakeUseCases({ reply }));
    const [answer] = await harness.type('reply 12345678 One more thing');
    expect(answer?.text).toContain('Ticket 12345678 is canceled.');
    expect(words(answer)).toContain('ticket_follow_up');
  });

  it('that is not there opens no form: it says so', async () => {
    await harness.close();
    const status = () => Promise.reject(new DomainError('not-found', { id: '999' }));
    harness = await startHarness(createFakeUseCases({ status }));
    await harness.click('ticket_reply', '999');
    expect(harness.api.shown.at(-1)).not.toHaveProperty('submit');
    expect(words(harness.api.shown.at(-1))).toContain('find that ticket');
  });
});

describe('what is no failure', () => {
  it('is a form that the person closed before it was filled: nothing is said, and nothing logged as an error', async () => {
    harness.api.answer('views.update', () => ({ ok: false, error: 'not_found' }));
    expect(await harness.click('ticket_close', '12345678')).toEqual([]);
    expect(await harness.click('ticket_reply', '12345678')).toEqual([]);
    expect(await harness.type('labels')).toEqual([]);
    expect(harness.lines.filter((line) => /"level":(40|50|60)/.test(line))).toEqual([]);
    expect(harness.api.calls.filter(({ method }) => method.startsWith('chat.'))).toEqual([]);
  });
});
