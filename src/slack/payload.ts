/** What an interaction is, read tolerantly from whatever Slack (or somebody else) sent. Holds no texts of people. */
export interface Facts {
  readonly kind: 'command' | 'event' | 'action' | 'submission' | 'closed' | 'options' | 'shortcut' | 'unknown';
  /** The command, action id, callback id or event type. */
  readonly name?: string | undefined;
  readonly user?: string | undefined;
  readonly team?: string | undefined;
  readonly channel?: string | undefined;
  readonly thread?: string | undefined;
}

/** Slack allows fewer of everything that a message or a form holds. */
const defaultMaxEntries = 500;

/** Never throws, whatever `body` is. */
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

/** The value at a path, undefined where the path leads nowhere. */
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

/** The text at a path, undefined where there is none or it is empty. */
export function text(value: unknown, ...path: readonly string[]): string | undefined {
  const found = follow(value, path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The list at a path, as far as anybody would look at it; empty where there is none. */
export function list(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found: unknown = at(value, ...path);
  return Array.isArray(found) ? found.slice(0, defaultMaxEntries) : [];
}

/** Whether a message is one of a person, with or without files; any other subtype is something that Slack or an app says. */
export function said(event: unknown): boolean {
  const subtype = text(event, 'subtype');
  return subtype === undefined || subtype === 'file_share';
}

/** Whether another process began to do what this asks for, and ended before the person had an answer. */
export function isReplayed(body: unknown): boolean {
  return at(body, 'resumed') === true;
}

/** What the person did, as far as a trigger tells: also where it opens nothing any more. */
export function triggerOf(body: unknown): string | undefined {
  return text(body, 'trigger_id') ?? text(body, 'spent_trigger_id');
}
