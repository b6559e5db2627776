import type { FilePoster, Post, Posted, Poster } from '../../src/updates/ports.ts';
import type { Snapshot } from '../../src/tickets/ticket/events.ts';
import type { Authorization } from '../../src/tickets/ticket/ticket.ts';

/** What the next post meets; `lost`: accepted, but no answer comes; `dropped`: neither; `unthreaded`: its thread is gone. */
export type Fate = 'lost' | 'dropped' | 'unthreaded' | Exclude<Posted, { outcome: 'posted' }>;

export interface Shown {
  readonly channel: string;
  readonly thread: string | undefined;
  readonly batch: string;
  readonly post: Post;
  readonly at: number;
  readonly ts: string;
}

export type FakePoster = Poster & {
  /** Messages that people see, in order. */
  readonly shown: Shown[];
  readonly edits: { readonly card: string; readonly snapshot: Snapshot }[];
  /** What the card of a request for access was last edited to, by its timestamp. */
  readonly accessCards: Map<string, Authorization>;
  /** What was tried, as `post`, `find`, `edit`. */
  readonly calls: string[];
  /** Fates of the next calls of that kind, one after the other; then all go well. */
  meet(kind: 'post' | 'find' | 'edit', ...fates: Fate[]): void;
  /** The words and changes shown in a channel, in order. */
  words(channel: string): string[];
};

export function createFakePoster(now: () => number): FakePoster {
  const shown: Shown[] = [];
  const edits: FakePoster['edits'] = [];
  const accessCards: FakePoster['accessCards'] = new Map();
  const calls: string[] = [];
  const fates: Record<'post' | 'find' | 'edit', Fate[]> = { post: [], find: [], edit: [] };
  const answer = (kind: 'post' | 'find' | 'edit', accept: () => string): Posted => {
    calls.push(kind);
    const fate = fates[kind].shift();
    if (fate === undefined) return { outcome: 'posted', ts: accept() };
    if (fate === 'unthreaded') return { outcome: 'posted', ts: accept(), isUnthreaded: true };
    if (fate === 'lost') accept();
    return fate === 'lost' || fate === 'dropped' ? { outcome: 'unclear', reason: 'time-out' } : fate;
  };
  return {
    shown,
    edits,
    accessCards,
    calls,
    post: (post) => {
      const { channel, thread } = post.link;
      return Promise.resolve(
        answer('post', () => {
          const ts = `${shown.length + 1}.0`;
          shown.push({ channel, thread, batch: post.batch, post, at: now(), ts });
          return ts;
        }),
      );
    },
    find: (link, batch) => {
      const one = shown.find((message) => message.batch === batch && message.channel === link.channel);
      const result = answer('find', () => one?.ts ?? '');
      if (result.outcome !== 'posted') return Promise.resolve(result);
      return Promise.resolve(one === undefined ? { outcome: 'absent' } : { outcome: 'found', ts: one.ts });
    },
    editCard: ({ card }, snapshot) =>
      Promise.resolve(
        answer('edit', () => {
          edits.push({ card, snapshot });
          return card;
        }),
      ),
    editAccessCard: ({ ts, authorization }) =>
      Promise.resolve(
        answer('edit', () => {
          accessCards.set(ts, authorization);
          return ts;
        }),
      ),
    meet: (kind, ...next) => void fates[kind].push(...next),
    words: (channel) =>
      shown.filter((message) => message.channel === channel).flatMap(({ post }) => post.events.map(wordOf)),
  };
}

function wordOf(event: Post['events'][number]): string {
  if (event.kind === 'message') {
    // The detail of a ticket has the words as HTML.
    const words = event.message.text.replace(/<[^>]*>/g, '');
    return event.by === undefined ? words : `${event.by}: ${words}`;
  }
  return event.kind === 'status' ? `${event.from} to ${event.to}` : event.kind;
}

export type FakeFilePoster = FilePoster & {
  /** Files that people see: the thread's channel and the name, in order. */
  readonly shown: string[];
  /** What was tried, as `upload`, `share`, `find`. */
  readonly calls: string[];
  /** Fates of the next calls of that kind; then all go well. */
  meet(kind: 'upload' | 'share' | 'find', ...fates: Fate[]): void;
};

export function createFakeFilePoster(): FakeFilePoster {
  const shown: string[] = [];
  const ids = new Set<string>();
  const calls: string[] = [];
  const fates: Record<'upload' | 'share' | 'find', Fate[]> = { upload: [], share: [], find: [] };
  let uploads = 0;
  const meet = <T>(kind: keyof typeof fates, accept: () => T) => {
    calls.push(kind);
    const fate = fates[kind].shift();
    if (fate === undefined || fate === 'unthreaded') return Promise.resolve(accept());
    if (fate === 'lost') accept();
    const unclear = { outcome: 'unclear', reason: 'time-out' } as const;
    return Promise.resolve(fate === 'lost' || fate === 'dropped' ? unclear : fate);
  };
  return {
    shown,
    calls,
    upload: () => meet('upload', () => ({ outcome: 'uploaded' as const, id: `F${(uploads += 1)}` })),
    share: (link, { id, name }) =>
      meet('share', () => {
        ids.add(id);
        shown.push(`${link.channel} ${name}`);
        return { outcome: 'shared' as const };
      }),
    find: (_, file) =>
      meet('find', () => (ids.has(file) ? { outcome: 'found' as const, ts: '1.0' } : { outcome: 'absent' as const })),
    meet: (kind, ...next) => void fates[kind].push(...next),
  };
}
