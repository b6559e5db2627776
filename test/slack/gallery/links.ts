import { channelForm } from '../../../src/slack/kit/modal.ts';
import { linkList, linkView, shareQuestion } from '../../../src/slack/link/view.ts';
import { widerWarning } from '../../../src/slack/visibility/wider-view.ts';
import { updatesStatus } from '../../../src/slack/status/view.ts';
import { botScopes } from '../../../src/slack/scopes.ts';
import { pauseNotice, moveAllView, moveView } from '../../../src/slack/paused/view.ts';
import { beginning } from '../../../src/slack/text/cut.ts';
import { whyMessage } from '../../../src/slack/why/view.ts';
import type { Link } from '../../../src/tickets/links/link.ts';
import type { Fate, LinkState, SeenEvent } from '../../../src/tickets/links/delivery-problems.ts';
import { at, failed, longId, longMessage, longTicket, open, times } from './content.ts';
import type { Entry } from './entry.ts';

const longChannel = `C${'0'.repeat(30)}`;
const longUser = `U${'0'.repeat(30)}`;

const link = (long: string, place = 0): Link => ({
  ...{ id: `L${place}`.padEnd(64, '0'), ticket: longId, channel: longChannel, creator: longUser },
  ...{ createdAt: at, paused: long },
});

const suspended = (long: string, place = 0): LinkState => ({
  ...{ link: link(long, place), since: at, unnotified: long, waiting: 1_000_000 },
});

const longFilter = (long: string) => {
  const words = times(20, () => beginning(long, 100));
  return { words, product: words, problem: words, region: words, by: words };
};

const seen = (long: string): SeenEvent => ({
  event: { ...{ id: 'e', ticket: longId, at }, kind: 'message', message: longMessage(long) },
  ...{ seenAt: at, cameBack: true },
  fates: times(30, (place): Fate => {
    return { link: link(long, place).id, channel: longChannel, state: 'dead', nextAt: at, reason: long };
  }),
});

export const links: readonly Entry[] = [
  {
    name: 'linkList',
    shortest: (texts) => linkList({ follows: [], links: [], total: 0, page: 0, hasMore: false }, texts),
    longest: (texts, long) => {
      const follows = times(60, () => ({
        ...{ channel: longChannel, filter: longFilter(long), creator: longUser },
        ...{ createdAt: at, since: at, known: [] },
      }));
      const unreadable = { state: 'gone' as const, since: at };
      const all = times(60, (place) => ({ ...link(long, place), unreadable }));
      return linkList({ follows, links: all, total: 60, page: 9999, hasMore: true }, texts);
    },
  },
  {
    name: 'widerWarning',
    shortest: (texts) => widerWarning({ channel: 'C1', readers: 'everyone', tickets: ['1'] }, texts),
    longest: (texts) =>
      widerWarning({ channel: longChannel, readers: 'both', tickets: times(50, () => longId) }, texts),
  },
  {
    name: 'shareQuestion',
    shortest: (texts) => shareQuestion({ ticket: '1', channel: 'C1', readers: 'everyone' }, texts),
    longest: (texts) => {
      const more = { thread: '1'.repeat(30), link: 'L'.repeat(64) };
      return shareQuestion({ ticket: longId, channel: longChannel, readers: 'both', ...more }, texts);
    },
  },
  {
    name: 'updatesStatus',
    shortest: (texts) =>
      updatesStatus(
        {
          ...{ reading: 'each', followed: 0, pending: 0, dead: 0, paused: 0, processes: [] },
          ...{ lag: { polls: 0, posts: 0 }, budget: { perMinute: 0, free: 0 }, admins: [] },
        },
        { paused: [], dead: [], page: 0, hasMore: false },
        texts,
      ),
    longest: (texts, long) => {
      const max = 1_000_000_000;
      const status = {
        ...{ reading: 'feed' as const, lastPollAt: at, lastError: long, missingScopes: botScopes },
        ...{ followed: max, pending: max, dead: max, paused: max, lag: { polls: max, posts: max } },
        service: {
          ...{ since: at, code: long },
          trouble: { kind: 'foreign' as const, host: long, check: times(5, () => 'IAM_PASSWORD'), detail: long },
        },
        admins: times(60, (place) => `${place % 2 === 0 ? 'U' : 'S'}${longUser.slice(1)}`),
        ...{ pause: { until: at, failures: max }, budget: { perMinute: max, free: max } },
        sweep: { mode: 'combined' as const, lastAt: at, listed: max, error: long },
        processes: times(50, () => ({ name: long, since: at, groups: max })),
      };
      const dead = times(5, (place) => ({ link: link(long, place), count: max, since: at, reason: long }));
      const paused = times(5, (place) => suspended(long, place));
      return updatesStatus(status, { paused, dead, page: 9999, hasMore: true }, texts);
    },
  },
  {
    name: 'pauseNotice',
    shortest: (texts) =>
      pauseNotice({ id: 'n', creator: 'U1', channel: 'C1', reason: '', tickets: [], followsNew: true }, texts),
    longest: (texts, long) => {
      const named = { creator: longUser, channel: longChannel, tickets: times(500, () => longId) };
      return pauseNotice({ id: longId, ...named, reason: long, followsNew: true }, texts);
    },
  },
  {
    name: 'whyMessage',
    shortest: (texts) =>
      whyMessage(
        { ticket: '1', status: 0, gone: true, links: [], events: [], page: 0, hasMore: false },
        new Map(),
        texts,
      ),
    longest: (texts, long) => {
      const history = {
        ...{ ticket: longId, status: 1, gone: false, reading: { lastAt: at, nextAt: at }, failure: long },
        ...{ links: times(40, (place) => suspended(long, place)), events: times(5, () => seen(long)) },
        ...{ page: 9999, hasMore: true },
      };
      return whyMessage(history, new Map(), texts);
    },
  },
  {
    name: 'channelForm',
    shortest: (texts) =>
      channelForm(
        { callback: 'c', metadata: '', words: 'cards.link', ticket: undefined, chosen: {}, form: open },
        texts,
      ),
    longest: (texts, long) => {
      const asked = { callback: 'c'.repeat(255), metadata: 'm'.repeat(3000), words: 'troubles.move.all' as const };
      const chosen = { initial_conversation: longChannel };
      return channelForm({ ...asked, ticket: longTicket(long), chosen, form: failed(long) }, texts);
    },
  },
  {
    name: 'linkView',
    shortest: (texts) => linkView({ ticket: { id: '1' }, form: open }, texts),
    longest: (texts, long) => {
      return linkView({ ticket: longTicket(long), channel: longChannel, form: failed(long) }, texts);
    },
  },
  {
    name: 'moveView',
    shortest: (texts) => moveView({ link: { id: 'L' }, form: open }, texts),
    longest: (texts, long) => moveView({ link: link(long), channel: longChannel, form: failed(long) }, texts),
  },
  {
    name: 'moveAllView',
    shortest: (texts) => moveAllView({ place: { channel: 'C1', creator: 'U1' }, form: open }, texts),
    longest: (texts, long) => {
      const place = { channel: longChannel, creator: longUser };
      return moveAllView({ place, channel: longChannel, form: failed(long) }, texts);
    },
  },
];
