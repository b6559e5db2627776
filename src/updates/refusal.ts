/** Slack error codes that affect a thread, or messages outside of threads; the rest of the channel still works. */
const partial = new Set([
  'cannot_reply_to_message',
  'restricted_action_thread_locked',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
]);

/** What a refusal affects, by Slack's error code. */
export function refusalOf(reason: string): { readonly reason: string; readonly isWholeChannel: boolean } {
  return { reason, isWholeChannel: !partial.has(reason) };
}
