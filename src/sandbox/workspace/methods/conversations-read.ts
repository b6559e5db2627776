import { z } from 'zod';
import { joinedChannel, requireKindScope } from '../conversation/access.ts';
import { SlackError } from '../error.ts';
import type { Message } from '../state/model.ts';
import { messageObject } from '../wire/message.ts';
import { flag, limit, method, text } from './method.ts';
import { page } from './pages.ts';

const range = {
  channel: text,
  oldest: text.default('0'),
  latest: text.optional(),
  inclusive: flag.default(false),
  cursor: text.optional(),
  include_all_metadata: flag.default(false),
};

const anyHistory = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

export const history = method({
  scopes: anyHistory,
  args: z.object({ ...range, limit: limit(100, 999) }),
  run(ws, given) {
    const channel = joinedChannel(ws, given.channel);
    requireKindScope(ws, channel.kind, 'history');
    const roots = [...channel.messages.values()].filter((message) => message.thread === undefined || message.broadcast);
    const { items, more, response_metadata } = page(roots.filter(between(given)).reverse(), given.limit, given.cursor);
    const messages = items.map((message) => messageObject(ws, channel, message, given.include_all_metadata));
    return { messages, has_more: more, pin_count: 0, response_metadata };
  },
});

export const replies = method({
  scopes: anyHistory,
  args: z.object({ ...range, ts: text, limit: limit(1000, 1000) }),
  run(ws, given) {
    const channel = joinedChannel(ws, given.channel);
    requireKindScope(ws, channel.kind, 'history');
    const named = channel.messages.get(given.ts);
    if (named === undefined) throw new SlackError('thread_not_found');
    const root = channel.messages.get(named.thread ?? named.ts) ?? named;
    const answers = root.replies.flatMap((ts) => channel.messages.get(ts) ?? []).filter(between(given));
    const { items, more, response_metadata } = page(answers, given.limit, given.cursor);
    // The root is part of every page, whatever the range.
    const messages = [root, ...items].map((message) => messageObject(ws, channel, message, given.include_all_metadata));
    return { messages, has_more: more, response_metadata };
  },
});

interface Range {
  readonly oldest: string;
  readonly latest?: string | undefined;
  readonly inclusive: boolean;
}

/** Timestamps are compared as whole microseconds: floating point would lose digits. */
function between(range: Range): (message: Message) => boolean {
  const oldest = micros(range.oldest, 'invalid_ts_oldest');
  const latest = range.latest === undefined ? undefined : micros(range.latest, 'invalid_ts_latest');
  return (message) => {
    const at = micros(message.ts, 'internal_error');
    if (range.inclusive && (at === oldest || at === latest)) return true;
    return at > oldest && (latest === undefined || at < latest);
  };
}

/** @param invalid Slack's error if it is not a timestamp */
function micros(ts: string, invalid: string): bigint {
  const match = /^(\d{1,12})(?:\.(\d{1,6})\d*)?$/.exec(ts);
  if (match === null) throw new SlackError(invalid);
  return BigInt(match[1] ?? '0') * 1_000_000n + BigInt((match[2] ?? '').padEnd(6, '0'));
}
