import { accessList } from '../../../src/slack/access/card-view.ts';
import { card } from '../../../src/slack/show/card-view.ts';
import { ticketList } from '../../../src/slack/list/view.ts';
import { updateReply } from '../../../src/slack/delivery/reply-view.ts';
import { menu } from '../../../src/slack/features.ts';
import { actionsMenuView } from '../../../src/slack/more/view.ts';
import { logView } from '../../../src/slack/log/view.ts';
import { fullMessageView, filesAnswers } from '../../../src/slack/messages/view.ts';
import { beginning } from '../../../src/slack/text/cut.ts';
import { logKinds } from '../../../src/tickets/log/log.ts';
import { searchWords } from '../../../src/tickets/list/list-words.ts';
import type { Happening, TicketEvent } from '../../../src/tickets/ticket/events.ts';
import { at, longAccess, longId, longRequests, longMessage, longSnapshot, message, times } from './content.ts';
import type { Entry } from './entry.ts';

const event = (happening: Happening, place = 0): TicketEvent => ({
  ...{ id: `e${place}`, ticket: longId, at },
  ...happening,
});

/** As long as a search takes them (`tickets/list/list-words.ts`): what JSON escapes counts twice. */
const longWords = (long: string) => {
  const length = JSON.stringify(beginning(long, 100)).length > 106 ? 50 : 100;
  return searchWords(times(10, (place) => `${place}${beginning(long, length - 1)}`));
};

const changes = (long: string): readonly Happening[] => {
  const authorization = longAccess(long, 0);
  const names = times(200, () => long);
  return [
    { kind: 'linked' },
    { kind: 'status', from: 1, to: Number.MAX_SAFE_INTEGER },
    { kind: 'labels', added: names, removed: names },
    { kind: 'related', added: times(200, () => longId), removed: times(200, () => longId) },
    { kind: 'severity', from: long, to: long },
    { kind: 'contact' },
    { kind: 'withdrawn', by: 'U1' },
    { kind: 'access', authorization },
    { kind: 'authorization', authorization },
    { kind: 'access-ending', authorization },
    { kind: 'access-approved', authorization, by: 'U1' },
    { kind: 'file-left', name: long, reason: 'failed', most: 1e8, message: 'e'.repeat(300) },
    { kind: 'deleted' },
    { kind: 'returned' },
  ];
};

export const tickets: readonly Entry[] = [
  {
    name: 'card',
    shortest: (texts) => card({ id: '1', description: '', status: 0 }, texts),
    longest: (texts, long) => card({ ...longSnapshot(long), lastWords: longMessage(long) }, texts),
  },
  {
    name: 'updateReply',
    shortest: (texts) =>
      updateReply({ events: [event({ kind: 'linked' })], snapshot: { id: '1', description: '', status: 0 } }, texts),
    longest: (texts, long) => {
      const said = times(12, (place): Happening => ({ kind: 'message', message: longMessage(long, place), by: 'U1' }));
      return updateReply({ events: [...changes(long), ...said].map(event), snapshot: longSnapshot(long) }, texts);
    },
  },
  {
    ...{ name: 'updateReply', kind: 'one message of 50,000 characters' },
    shortest: (texts) => {
      const events = [event({ kind: 'message', message: message('') })];
      return updateReply({ events, snapshot: { id: '1', description: '', status: 0 } }, texts);
    },
    longest: (texts, long) => {
      const events = [event({ kind: 'message', message: message(long) })];
      return updateReply({ events, snapshot: longSnapshot(long) }, texts);
    },
  },
  {
    name: 'ticketList',
    shortest: (texts) =>
      ticketList(
        { tickets: [], page: 0, hasMore: false },
        { filter: { scope: 'open', words: [] }, names: { labels: new Map() }, saved: [] },
        texts,
      ),
    longest: (texts, long) => {
      const labels = times(5, (place) => String(2_000_000_000 + place));
      const filter = {
        ...{ scope: 'all' as const, words: [...longWords(long)] },
        ...{
          statuses: [...times(20, (place) => place)],
          key: beginning(long, 60),
          labels: [...labels],
          from: '2026-01-01',
          to: '2026-02-01',
        },
        ...{ owner: longId, region: beginning(long, 75), product: beginning(long, 60) },
        problem: beginning(long, 60),
      };
      const names = { labels: new Map(labels.map((id) => [id, long])), owner: long };
      const saved = times(25, (place) => ({ name: `${place + 10}${'n'.repeat(28)}`, filter }));
      const rows = times(10, (place) => ({ ...longSnapshot(long), id: `${'A'.repeat(60)}${place}` }));
      const page = { tickets: rows, page: 9999, hasMore: true, total: 1_000_000 };
      return ticketList(page, { filter, names, saved }, texts);
    },
  },
  {
    name: 'filesAnswers',
    shortest: (texts) => filesAnswers({ wanted: 0, files: [] }, texts)[0],
    longest: (texts, long) => {
      const files = times(200, (place) => ({ name: long, address: `https://f.example/${'a'.repeat(2900)}${place}` }));
      return filesAnswers({ wanted: 200, files }, texts)[0];
    },
  },
  {
    name: 'fullMessageView',
    shortest: (texts) =>
      fullMessageView(
        { ticket: { id: '1', description: '', status: 0, messages: [] }, own: new Set() },
        { ticket: '1', page: 0 },
        texts,
      ),
    longest: (texts, long) => {
      const messages = times(5, (place) => longMessage(long, place));
      const own = new Set(messages.map(({ id = '' }) => id));
      return fullMessageView(
        { ticket: { ...longSnapshot(long), messages }, own, said: longId },
        { ticket: longId, page: 1 },
        texts,
      );
    },
  },
  {
    name: 'logView',
    shortest: (texts) => logView('1', { entries: [], page: 0, hasMore: false }, texts),
    longest: (texts, long) => {
      const entries = times(20, (place) => ({ kind: logKinds[place] ?? 'other', by: long, words: long, at }));
      return logView(longId, { entries, page: 9999, hasMore: true }, texts);
    },
  },
  {
    name: 'actionsMenuView',
    shortest: (texts) => actionsMenuView({ ticket: '1', status: 0, title: '' }, [], undefined, texts),
    longest: (texts, long) => {
      const said = accessList({ ticket: longId, requests: longRequests(long), decides: true, at }, texts);
      const ticket = { ticket: longId, status: Number.MAX_SAFE_INTEGER, title: beginning(long, 200) };
      return actionsMenuView(ticket, menu, said, texts);
    },
  },
];
