import type { Snapshot } from '../../../src/tickets/ticket/events.ts';
import type { Found, Notice, Notifier, Post, Posted, Poster } from '../../../src/updates/ports.ts';
import { defaultTiming } from '../../../src/updates/timing.ts';
import type { Clock } from './clock.ts';
import type { Call, Fate } from './fates.ts';
import { describePost } from './words.ts';

/** A message that people see. */
export interface Shown {
  readonly ts: string;
  readonly post: Post;
  /** From when on a look-up finds it, epoch milliseconds. */
  readonly foundFrom: number;
}

/** A Slack in memory whose calls take virtual time. */
export interface VirtualSlack {
  /** In the order in which people see it. */
  readonly shown: readonly Shown[];
  /** What each card shows, by its timestamp. */
  readonly cards: ReadonlyMap<string, Snapshot>;
  /** What creators of paused links were told, in order. */
  readonly told: readonly Notice[];
  /** From now on the channel refuses; without a reason it takes all again. */
  refuse(channel: string, reason: string | undefined): void;
  /** Slack as one process calls it. */
  reachedBy(process: string): Poster;
  /** Direct messages as one process sends them. */
  tellingBy(process: string): Notifier;
}

export interface SlackDeps {
  readonly clock: Clock;
  readonly deal: (call: Call) => Fate;
  readonly note: (who: string, what: string) => void;
}

/** A fact about Slack here, whatever the code believes: nothing that was called happens later than that. */
const { settle } = defaultTiming;

export function createSlack({ clock, deal, note }: SlackDeps): VirtualSlack {
  const shown: Shown[] = [];
  const cards = new Map<string, Snapshot>();
  const told: (Notice & { readonly foundFrom: number })[] = [];
  const refusals = new Map<string, string>();
  let messages = 0;

  /** Makes the effect happen, or not, and answers; both in their own time. */
  const call = (who: string, what: string, kind: Call, channel: string, effect: () => string): Promise<Posted> => {
    const fate = deal(kind);
    const said = (posted: Posted) => {
      note(
        'slack',
        `${what} of ${who}: ${'reason' in posted ? `${posted.outcome} (${posted.reason})` : posted.outcome}`,
      );
      return posted;
    };
    const happen = (): Posted => {
      const reason = refusals.get(channel);
      if (reason !== undefined) return { outcome: 'refused', reason };
      return { outcome: 'posted', ts: effect() };
    };
    note(who, what);
    return new Promise((resolve) => {
      const answer = (posted: Posted) => clock.after(fate.answer, () => resolve(said(posted)));
      const soon = Math.min(fate.effect, fate.answer);
      switch (fate.how) {
        case 'lost':
          clock.after(fate.effect, () => {
            const seen = happen().outcome === 'posted' ? 'takes effect' : 'is refused';
            note('slack', `${what} of ${who} ${seen}, without an answer`);
          });
          answer({ outcome: 'unclear', reason: 'time-out' });
          break;
        case 'dropped':
          answer({ outcome: 'unclear', reason: 'time-out' });
          break;
        case 'throttled':
          answer({ outcome: 'throttled', retryAfter: fate.effect + 1_000 });
          break;
        case 'failed':
          answer({ outcome: 'failed', reason: 'not sent' });
          break;
        default:
          clock.after(soon, () => {
            const posted = happen();
            clock.after(fate.answer - soon, () => resolve(said(posted)));
          });
      }
    });
  };

  return {
    shown,
    cards,
    told,
    refuse(channel, reason) {
      if (reason === undefined) refusals.delete(channel);
      else refusals.set(channel, reason);
    },
    reachedBy: (who) => ({
      post(post) {
        const called = clock.now();
        return call(who, describePost(post), 'post', post.link.channel, () => {
          const ts = `${(messages += 1)}.0`;
          // History is slow to show what was posted, too, but no slower than everything else.
          const foundFrom = Math.min(clock.now() + 2_000, called + settle - 1);
          shown.push({ ts, post, foundFrom });
          if (post.events[0]?.kind === 'linked') cards.set(ts, post.snapshot);
          return ts;
        });
      },
      async find({ channel }, batch) {
        let found: Found = { outcome: 'absent' };
        const answer = await call(who, `looks for ${batch}`, 'find', '', () => {
          const one = shown.find(
            ({ post, foundFrom }) => post.batch === batch && post.link.channel === channel && foundFrom <= clock.now(),
          );
          if (one !== undefined) found = { outcome: 'found', ts: one.ts };
          note('slack', `${batch} is ${found.outcome}`);
          return '';
        });
        return answer.outcome === 'posted' ? found : answer;
      },
      editCard({ card, channel }, snapshot) {
        return call(who, `edits card ${card} (status ${snapshot.status})`, 'edit', channel, () => {
          cards.set(card, snapshot);
          return card;
        });
      },
      editAccessCard: ({ ts, link }) => call(who, `edits access card ${ts}`, 'edit', link.channel, () => ts),
    }),
    tellingBy: (who) => ({
      notify(notice) {
        const called = clock.now();
        return call(who, `tells ${notice.id}`, 'post', '', () => {
          const foundFrom = Math.min(clock.now() + 2_000, called + settle - 1);
          return `${told.push({ ...notice, foundFrom })}.1`;
        });
      },
      async find({ id }) {
        let found: Found = { outcome: 'absent' };
        const answer = await call(who, `looks for ${id}`, 'find', '', () => {
          const place = told.findIndex((one) => one.id === id && one.foundFrom <= clock.now());
          if (place !== -1) found = { outcome: 'found', ts: `${place + 1}.1` };
          note('slack', `${id} is ${found.outcome}`);
          return '';
        });
        return answer.outcome === 'posted' ? found : answer;
      },
    }),
  };
}
