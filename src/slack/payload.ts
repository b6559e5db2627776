/** What an interaction is, read leniently from any payload. Contains no text that people wrote. */
export interface Facts {
  readonly kind: 'command' | 'event' | 'action' | 'submission' | 'closed' | 'options' | 'shortcut' | 'unknown';
  /** The command, action ID, callback ID, or event type. */
  readonly name?: string | undefined;
  readonly user?: string | undefined;
  readonly team?: string | undefined;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
}

/** More than the number of entries that Slack allows in any list of a message or form. */
const maxItems = 500;

/** Reads the facts of a payload. Never throws, whatever `body` is. */
export function factsOf(body: unknown): Facts {
  const event = at(body, 'event');
  const action = at(body, 'actions', '0');
  const user = text(body, 'user', 'id') ?? text(body, 'user_id') ?? text(event, 'user');
  const team = text(body, 'user', 'team_id') ?? text(body, 'team_id') ?? text(body, 'team', 'id');
  const channel = text(body, 'channel', 'id') ?? text(body, 'channel_id') ?? text(event, 'channel');
  const thread = text(body, 'message', 'thread_ts') ?? text(event, 'thread_ts');
  const who = { user, team, channel, thread };
  const type = text(body, 'type');
  if (event !== undefined) return { kind: 'event', name: text(event, 'type'), ...who };
  if (text(body, 'command') !== undefined) return { kind: 'command', name: text(body, 'command'), ...who };
  if (type === 'block_suggestion') return { kind: 'options', name: text(body, 'action_id'), ...who };
  if (action !== undefined) return { kind: 'action', name: text(action, 'action_id'), ...who };
  if (type === 'view_submission') return { kind: 'submission', name: text(body, 'view', 'callback_id'), ...who };
  if (type === 'view_closed') return { kind: 'closed', name: text(body, 'view', 'callback_id'), ...who };
  if (type === 'shortcut' || type === 'message_action')
    return { kind: 'shortcut', name: text(body, 'callback_id'), ...who };
  return { kind: 'unknown', name: type, ...who };
}

/** The value at a path, or undefined if the path doesn't exist. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return follow(value, path);
}

function follow(value: unknown, path: readonly string[]): unknown {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null) return undefined;
    inner = (inner as Record<string, unknown>)[key];
  }
  return inner;
}

/** The text at a path, or undefined if it is missing or empty. */
export function text(value: unknown, ...path: readonly string[]): string | undefined {
  const found = follow(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The first 500 entries of the list at a path; empty if there is none. */
export function list(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found: unknown = at(value, ...path);
  return Array.isArray(found) ? found.slice(0, maxItems) : [];
}

/** Whether a message was written by a person, with or without files. Other subtypes come from Slack or from apps. */
export function said(event: unknown): boolean {
  const subtype = text(event, 'subtype');
  return subtype === undefined || subtype === 'file_share';
}

/** Whether another process started this request and stopped before it answered the person. */
export function isReplayed(body: unknown): boolean {
  return at(body, 'resumed') === true;
}

/** The trigger ID, which identifies what the person did even after it has expired. */
export function triggerOf(body: unknown): string | undefined {
  return text(body, 'trigger_id') ?? text(body, 'spent_trigger_id');
}
