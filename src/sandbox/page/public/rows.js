/**
 * The contents of a conversation, in order: messages, and between them ephemeral messages, days, and the line above
 * unread messages. Independent of the DOM.
 */

const atOf = (ts) => Number(ts) * 1000;

/** Messages by one author within this time are grouped under one name. Milliseconds. */
const together = 5 * 60_000;

/** Messages of the window, ephemeral ones and Slack's notices, in the order in which they came. */
export function itemsOf(channel, screen) {
  const messages = channel.messages.map(item);
  const from = channel.older ? messages[0].message.at : 0;
  const to = channel.newer ? messages.at(-1).message.at : Infinity;
  const own = screen.ephemerals
    .filter((message) => message.channel === channel.id && message.thread === undefined)
    .map((message) => ephemeral(message));
  const notices = screen.notices.filter((notice) => (notice.channel ?? channel.id) === channel.id).map(noticeItem);
  const between = [...own, ...notices].filter(({ message }) => message.at >= from && message.at <= to);
  return inOrder([...messages, ...between]);
}

/** The same for a thread, starting with its root. */
export function threadItemsOf(thread, channel, screen) {
  const own = screen.ephemerals.filter((message) => message.channel === channel && message.thread === thread.root.ts);
  return [item(thread.root), ...inOrder([...thread.replies.map(item), ...own.map(ephemeral)])];
}

/**
 * Inserts days and the line above unread messages, and marks messages that are grouped under the previous name.
 * @param {any[]} items
 * @param {{ dates: { day(at: number): string }, me: string, read?: string }} reader `read`: the last message read, if
 *   the line is shown
 * @returns {any[]}
 */
export function rowsOf(items, { dates, me, read }) {
  let before;
  let news = read === undefined;
  return items.flatMap((one) => {
    const { message, only } = one;
    const day = dates.day(message.at);
    const lines = [];
    if (before === undefined || dates.day(before.message.at) !== day)
      lines.push({ kind: 'day', key: day, at: message.at });
    if (!news && !only && message.ts > read && message.from !== me) {
      news = true;
      lines.push({ kind: 'news', key: 'news' });
    }
    const compact = lines.length === 0 && goesOn(before, one);
    before = one;
    return [...lines, { kind: 'message', compact, ...one }];
  });
}

function goesOn(before, { message, only = false }) {
  return (
    before.message.from === message.from &&
    (before.only ?? false) === only &&
    before.message.root === message.root &&
    message.at - before.message.at < together
  );
}

const item = (message) => ({ key: message.ts, message: { ...message, at: atOf(message.ts) } });

const nothing = { files: [], reactions: [], edited: false };

const ephemeral = ({ thread, ...message }) => ({
  key: message.ts,
  only: true,
  message: { ...nothing, ...message, at: atOf(message.ts), from: 'service_tickets' },
});

const noticeItem = ({ at, text }, index) => ({
  key: `notice ${index} ${at}`,
  only: true,
  message: { ...nothing, ts: '', at, from: 'Slackbot', rawText: text, blocks: [] },
});

const inOrder = (items) => items.sort((one, other) => one.message.at - other.message.at);
