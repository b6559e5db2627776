import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { createClient } from '../../../src/slack/client.ts';
import { createPoster } from '../../../src/slack/delivery/poster.ts';
import type { Link } from '../../../src/tickets/links/link.ts';
import type { Post, Poster } from '../../../src/updates/ports.ts';
import { texts, ticket } from '../harness.ts';

type Respond = (response: ServerResponse, method: string, args: URLSearchParams) => void;

const json =
  (answer: unknown): Respond =>
  (response) =>
    response.end(JSON.stringify(answer));

let respond: Respond;
let calls: { method: string; args: URLSearchParams }[];
let lines: string[];
let poster: Poster;
let close: () => Promise<void>;

const link: Link = { id: 'L1', ticket: ticket.id, channel: 'C1', creator: 'U1', createdAt: 0 };
const post: Post = {
  batch: 'batch-1',
  link: { ...link, card: '1.1' },
  snapshot: ticket,
  events: [{ id: 'e', ticket: ticket.id, at: 0, kind: 'status', from: 0, to: 1 }],
};
const never = new AbortController().signal;

beforeEach(async () => {
  calls = [];
  lines = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const call = { method: request.url?.split('/').pop() ?? '', args: new URLSearchParams(body) };
      calls.push(call);
      respond(response, call.method, call.args);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const log = pino({ level: 'debug' }, { write: (line) => lines.push(line) });
  poster = createPoster({ client: createClient('xoxb-canary', `http://127.0.0.1:${port}/api/`, log), texts, log });
  close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
});

afterEach(() => close());

describe('post', () => {
  it('goes into the thread of the card, with the batch, words and no previews', async () => {
    respond = json({ ok: true, ts: '1.2' });
    expect(await poster.post(post, never)).toEqual({ outcome: 'posted', ts: '1.2' });
    const args = Object.fromEntries(calls[0]?.args ?? []);
    expect(args).toMatchObject({ channel: 'C1', thread_ts: '1.1', unfurl_links: 'false', unfurl_media: 'false' });
    expect(JSON.parse(args.metadata ?? '')).toEqual({
      event_type: 'ticket_update',
      event_payload: { batch: 'batch-1' },
    });
    expect(args.text).toContain('→ *With Huawei Cloud*');
  });

  it('tells where Slack put it into the channel, since the thread is gone', async () => {
    respond = json({ ok: true, ts: '1.2', message: { ts: '1.2' } });
    expect(await poster.post(post, never)).toEqual({ outcome: 'posted', ts: '1.2', isUnthreaded: true });
    respond = json({ ok: true, ts: '1.2', message: { ts: '1.2', thread_ts: '1.1' } });
    expect(await poster.post(post, never)).toEqual({ outcome: 'posted', ts: '1.2' });
  });

  it('posts the card for a new link: into the thread it was made in, or as the first message of one', async () => {
    respond = json({ ok: true, ts: '1.2' });
    const events = [{ id: 'e', ticket: ticket.id, at: 0, kind: 'linked' as const }];
    await poster.post({ ...post, events, link }, never);
    await poster.post({ ...post, events, link: { ...link, thread: '0.9' } }, never);
    expect(calls.map(({ args }) => args.get('thread_ts'))).toEqual([null, '0.9']);
    expect(calls[0]?.args.get('blocks')).toContain('ticket_reply');
  });

  it.each<[string, Respond, unknown]>([
    [
      'a limit',
      (response) => response.writeHead(429, { 'retry-after': '7' }).end(),
      { outcome: 'throttled', retryAfter: 7000 },
    ],
    ...[
      ['', 30],
      ['soon', 30],
      ['0', 1],
      ['-5', 30],
      ['99999999', 3600],
      ['Sat, 28 Nov 2026 10:00:45 GMT', 45],
      ['Sat, 28 Nov 2026 09:00:00 GMT', 1],
    ].map(([header, seconds]): [string, Respond, unknown] => [
      `a limit with “${header}” for a time`,
      (response) => {
        const wait = header === '' ? undefined : { 'retry-after': String(header) };
        response.sendDate = false;
        response.writeHead(429, { date: 'Sat, 28 Nov 2026 10:00:00 GMT', ...wait }).end();
      },
      { outcome: 'throttled', retryAfter: Number(seconds) * 1000 },
    ]),
    ...['is_inactive', 'ekm_access_denied', 'cannot_reply_to_message', 'enterprise_is_restricted', 'no_permission'].map(
      (error): [string, Respond, unknown] => [error, json({ ok: false, error }), { outcome: 'refused', reason: error }],
    ),
    ...['missing_scope', 'messages_tab_disabled'].map((error): [string, Respond, unknown] => [
      error,
      json({ ok: false, error }),
      { outcome: 'refused', reason: error },
    ]),
    [
      'message_limit_exceeded',
      json({ ok: false, error: 'message_limit_exceeded' }),
      { outcome: 'throttled', retryAfter: 30_000 },
    ],
    ['a server error', (response) => response.writeHead(503).end(), { outcome: 'unclear', reason: 'http_503' }],
    ['a dropped connection', (response) => response.destroy(), { outcome: 'unclear', reason: 'UND_ERR_SOCKET' }],
    ['a page', (response) => response.end('<html>proxy</html>'), { outcome: 'unclear', reason: 'unreadable' }],
    [
      'half an answer',
      (response) => response.writeHead(200, { 'content-length': '99' }).write('{"ok"') && response.destroy(),
      { outcome: 'unclear', reason: expect.any(String) },
    ],
    ['fatal_error', json({ ok: false, error: 'fatal_error' }), { outcome: 'unclear', reason: 'fatal_error' }],
    ['internal_error', json({ ok: false, error: 'internal_error' }), { outcome: 'unclear', reason: 'internal_error' }],
    ['is_archived', json({ ok: false, error: 'is_archived' }), { outcome: 'refused', reason: 'is_archived' }],
    ['not_in_channel', json({ ok: false, error: 'not_in_channel' }), { outcome: 'refused', reason: 'not_in_channel' }],
    [
      'restricted_action_read_only_channel',
      json({ ok: false, error: 'restricted_action_read_only_channel' }),
      { outcome: 'refused', reason: 'restricted_action_read_only_channel' },
    ],
    [
      'team_access_not_granted',
      json({ ok: false, error: 'team_access_not_granted' }),
      { outcome: 'refused', reason: 'team_access_not_granted' },
    ],
    ['invalid_auth', json({ ok: false, error: 'invalid_auth' }), { outcome: 'barred', reason: 'invalid_auth' }],
    [
      'ratelimited in a good answer',
      json({ ok: false, error: 'ratelimited' }),
      { outcome: 'throttled', retryAfter: 30_000 },
    ],
  ])('tells what became of it: %s', async (_, answer, expected) => {
    respond = answer;
    expect(await poster.post(post, never)).toEqual(expected);
    expect(calls).toHaveLength(1);
    expect(lines.join('')).not.toContain('xoxb-canary');
  });

  it('is certain that nothing was sent where Slack could not be reached', async () => {
    await close();
    expect(await poster.post(post, never)).toEqual({ outcome: 'failed', reason: 'ECONNREFUSED' });
  });

  it('shows the words alone where Slack does not take the blocks', async () => {
    respond = (response, method, args) =>
      json(args.get('blocks') === '[]' ? { ok: true, ts: '1.3' } : { ok: false, error: 'invalid_blocks' })(
        response,
        method,
        args,
      );
    expect(await poster.post(post, never)).toEqual({ outcome: 'posted', ts: '1.3' });
    expect(calls).toHaveLength(2);
  });

  it('is unclear where it was given up on, and failed where it was not begun', async () => {
    const given = new AbortController();
    respond = () => given.abort();
    expect(await poster.post(post, given.signal)).toEqual({ outcome: 'unclear', reason: 'aborted' });
    expect(await poster.post(post, given.signal)).toEqual({ outcome: 'failed', reason: 'aborted' });
    expect(calls).toHaveLength(1);
  });
});

describe('find', () => {
  const carries = (batch: string) => ({
    ts: '5.5',
    metadata: { event_type: 'ticket_update', event_payload: { batch } },
  });

  it('looks through the pages of the thread', async () => {
    respond = (response, method, args) =>
      json(
        args.get('cursor') === null
          ? { ok: true, messages: [carries('other'), { ts: '1' }], response_metadata: { next_cursor: 'c2' } }
          : { ok: true, messages: [carries('batch-1')] },
      )(response, method, args);
    expect(await poster.find(post.link, 'batch-1', 1_000_000, never)).toEqual({ outcome: 'found', ts: '5.5' });
    expect(
      calls.map(({ method, args }) => [method, args.get('ts'), args.get('oldest'), args.get('include_all_metadata')]),
    ).toEqual([
      ['conversations.replies', '1.1', '700', 'true'],
      ['conversations.replies', '1.1', '700', 'true'],
    ]);
  });

  it('finds in the channel what was to go into a thread that is gone', async () => {
    respond = (response, method, args) =>
      json(
        method === 'conversations.replies'
          ? { ok: false, error: 'thread_not_found' }
          : { ok: true, messages: [carries('batch-1')] },
      )(response, method, args);
    const found = { outcome: 'found', ts: '5.5', isUnthreaded: true };
    expect(await poster.find(post.link, 'batch-1', 1_000_000, never)).toEqual(found);
    expect(await poster.find(post.link, 'batch-2', 1_000_000, never)).toMatchObject({ outcome: 'absent' });
  });

  it('looks through the channel for a card', async () => {
    respond = json({ ok: true, messages: [] });
    expect(await poster.find(link, 'batch-1', 0, never)).toEqual({ outcome: 'absent' });
    expect(calls[0]?.method).toBe('conversations.history');
  });

  it('looks at the latest messages of the channel whatever time it is by our clock, and not further back than needed', async () => {
    const page = (...messages: object[]) => json({ ok: true, messages, response_metadata: { next_cursor: 'c2' } });
    respond = page(carries('batch-1'));
    expect(await poster.find(link, 'batch-1', 9_000_000, never)).toEqual({ outcome: 'found', ts: '5.5' });
    respond = page({ ts: '2000.1' }, { ts: '1500.1' });
    expect(await poster.find(link, 'batch-1', 2_000_000, never)).toEqual({ outcome: 'absent' });
    expect(calls).toHaveLength(2);
  });

  it('does not take a failed look-up, or one that does not end, for absent', async () => {
    respond = json({ ok: false, error: 'internal_error' });
    expect(await poster.find(link, 'b', 0, never)).toMatchObject({ outcome: 'unclear' });
    respond = json({ ok: true, messages: [], response_metadata: { next_cursor: 'again' } });
    expect(await poster.find(link, 'b', 0, never)).toEqual({ outcome: 'unclear', reason: 'too_many_messages' });
  });
});

describe('editCard', () => {
  it('draws the card anew', async () => {
    respond = json({ ok: true });
    expect(await poster.editCard({ ...link, card: '1.1' }, ticket, never)).toEqual({ outcome: 'posted', ts: '1.1' });
    expect(calls[0]?.method).toBe('chat.update');
    expect(calls[0]?.args.get('ts')).toBe('1.1');
  });

  it('leaves the link alone where somebody deleted the card', async () => {
    respond = json({ ok: false, error: 'message_not_found' });
    expect(await poster.editCard({ ...link, card: '1.1' }, ticket, never)).toEqual({ outcome: 'posted', ts: '1.1' });
  });
});
