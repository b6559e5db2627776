/** Slack's codes that concern a thread, or messages outside of threads; the rest of the channel goes on. */
const partial = new Set([
  'cannot_reply_to_message',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
]);

/** What a refusal of Slack concerns, by its code. */
export function refusalOf(reason: string): { readonly reason: string; readonly isWholeChannel: boolean } {
  return { reason, isWholeChannel: !partial.has(reason) };
}
