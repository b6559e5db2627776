import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { noDeadline, type Deadline } from '../../ops/deadline.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import type { InstructionStore, Instruction } from '../../store/instructions.ts';
import { NotKept } from '../interaction/resumed.ts';
import { baseOf, ids, fieldOf } from '../kit/ids.ts';
import { factsOf, at, text, said } from '../payload.ts';

/** How long an acknowledgment waits until the request is stored, in milliseconds; shorter if less time is left. */
const keepTimeoutMs = 1800;

/** How long an acknowledgment waits until it is recorded itself, in milliseconds. */
const noteTimeoutMs = 300;

/** How long a failure message waits until the failure is recorded, in milliseconds, if the database responded before. */
const failureTimeoutMs = 1000;

/** The stored entry of one payload, from its arrival to its answer. */
export interface Entry {
  /**
   * Stores the request before the acknowledgment. For forms it is called before the work, which begins before the acknowledgment.
   * @throws NotKept
   */
  keep(): Promise<void>;
  /** Records that the acknowledgment is about to be sent. Never rejects, and waits at most 300 ms. */
  acknowledge(): Promise<void>;
  /**
   * Records a failure, or a possible failure, before the person is informed. No other process runs the request again after that.
   * Never rejects.
   * @returns false if another process took over the request, and answers
   */
  fail(): Promise<boolean>;
  /** Removes the entry, once the person has an answer. Never rejects. */
  end(): Promise<void>;
}

export interface InboxDeps {
  readonly store: InstructionStore;
  readonly now: () => number;
  readonly log: Logger;
}

export interface InboxOptions {
  /** The key under which another process already stored the payload. */
  readonly keptAs?: string;
  /** The same payload came before and may still be in progress; its stored entry must not be changed or removed. */
  readonly beside?: boolean;
  /** When Slack needs the acknowledgment. */
  readonly deadline?: Deadline;
}

/**
 * Stores each request before it is acknowledged, so that no crash loses it.
 * @returns a function that returns the entry of a payload
 */
export function createInbox({ store, now, log }: InboxDeps): (body: unknown, options?: InboxOptions) => Entry {
  return (body, { keptAs, beside = false, deadline = noDeadline } = {}) => {
    const soon = <T>(work: Promise<T>, max: number) => withTimeout(work, Math.min(max, deadline.left()));
    let kept = keptAs === undefined ? undefined : { key: keptAs, written: Promise.resolve(true) };
    let isWritten = keptAs !== undefined;
    let failing: Promise<boolean> | undefined;

    async function noteFailure(): Promise<boolean> {
      if (kept === undefined) return true;
      const { key, written } = kept;
      const noted = written.then(
        (isOwn) => !isOwn || store.fail(key),
        () => true,
      );
      try {
        const answer = await soon(noted, isWritten ? failureTimeoutMs : noteTimeoutMs);
        if (answer !== undefined) return answer.value;
        log.warn(factsOf(body), 'saving a failure timed out, the request may run again after a crash');
      } catch (error) {
        log.warn({ err: error, ...factsOf(body) }, 'failed to save a failure, the request may run again after a crash');
      }
      return true;
    }

    return {
      async keep() {
        const instruction = instructionOf(body, now());
        if (kept !== undefined || instruction === undefined) return;
        const isAtOnce = factsOf(body).kind === 'submission';
        const written = store.keep({ ...instruction, acknowledged: !isAtOnce }, { beside });
        kept = { key: instruction.key, written };
        let done: Awaited<ReturnType<typeof withTimeout>>;
        try {
          done = await soon(written, keepTimeoutMs);
        } catch (error) {
          throw new NotKept(error);
        }
        if (done === undefined) throw new NotKept();
        isWritten = true;
      },
      async acknowledge() {
        if (kept === undefined) return;
        const { key, written } = kept;
        const noted = written.then((isOwn) => (isOwn ? store.acknowledge(key) : undefined));
        await soon(noted, noteTimeoutMs).catch((error: unknown) => {
          log.warn({ err: error, ...factsOf(body) }, 'failed to save an acknowledgment');
        });
      },
      fail: () => (failing ??= noteFailure()),
      async end() {
        if (kept === undefined) return;
        const { key, written } = kept;
        const ended = written.then(
          (isOwn) => (isOwn ? store.end(key) : undefined),
          () => undefined,
        );
        await ended.catch((error: unknown) => {
          log.warn({ err: error, ...factsOf(body) }, 'cannot remove an answered request, it will be answered again');
        });
      },
    };
  };
}

/**
 * The request in a payload, in the form in which it is stored: keyed by what the person did, and without secrets. Undefined for
 * payloads that nobody expects an answer to: option lists, closed forms, and events that aren't messages to the app.
 */
export function instructionOf(body: unknown, receivedAt: number): Omit<Instruction, 'acknowledged'> | undefined {
  const key = keyOf(body);
  if (key === undefined) return undefined;
  return { key, ...withoutSecrets(body), receivedAt };
}

function keyOf(body: unknown): string | undefined {
  const { kind } = factsOf(body);
  switch (kind) {
    case 'command':
    case 'action':
    case 'shortcut':
      return `${kind}:${text(body, 'trigger_id') ?? randomUUID()}`;
    case 'submission':
      return `${kind}:${text(body, 'view', 'id') ?? randomUUID()}:${text(body, 'view', 'hash') ?? ''}`;
    case 'event':
      return isToApp(at(body, 'event')) ? `${kind}:${identityOf(body)}` : undefined;
    case 'closed':
    case 'options':
    case 'unknown':
      return undefined;
  }
}

/** Whether an event is a person's message that mentions the app or is in the direct message with it. */
function isToApp(event: unknown): boolean {
  if (text(event, 'user') === undefined || text(event, 'bot_id') !== undefined) return false;
  if (text(event, 'type') === 'app_mention') return true;
  return text(event, 'type') === 'message' && text(event, 'channel_type') === 'im' && said(event);
}

/**
 * A message is identified by its channel, its timestamp, and the timestamp of its last edit, not by the delivery. In a direct
 * message with the app, a mention is an ordinary message. Other events are identified by their delivery.
 */
export function identityOf(body: unknown): string | undefined {
  const event = at(body, 'event');
  const [type, channel, ts] = ['type', 'channel', 'ts'].map((key) => text(event, key));
  const isSaid = type === 'app_mention' || (type === 'message' && text(event, 'subtype') !== 'message_changed');
  if (!isSaid || channel === undefined || ts === undefined) return text(body, 'event_id');
  return [channel.startsWith('D') ? 'said' : type, channel, ts, text(event, 'edited', 'ts') ?? ''].join(':');
}

/**
 * The payload as JSON, without the values of inputs for passwords, codes, and the like, and without Slack's legacy verification
 * token.
 */
function withoutSecrets(body: unknown): Pick<Instruction, 'body' | 'redacted'> {
  let redacted = false;
  const json = JSON.stringify(body, function (this: unknown, key: string, value: unknown): unknown {
    if (this === body && key === 'token') return undefined;
    // In a form's state, block IDs are keys; elsewhere, they are a field of the block.
    if (isSecret(key)) {
      redacted ||= isFilled(value);
      return undefined;
    }
    return isSecret(text(value, 'block_id') ?? '') ? { block_id: text(value, 'block_id') } : value;
  });
  return { body: json, redacted };
}

/** Blocks whose values must never be stored. */
function isSecret(block: string): boolean {
  const field = fieldOf(block)?.field;
  return (
    baseOf(block) === ids.access.inputs.password || field === 'secret' || field === 'phoneCode' || field === 'emailCode'
  );
}

/** Whether a block's input has a value (reference of view payloads: `state.values`). */
function isFilled(block: unknown): boolean {
  if (typeof block !== 'object' || block === null) return false;
  return Object.values(block).some((input: unknown) =>
    ['value', 'selected_option', 'selected_options'].some((key) => {
      const entered = at(input, key);
      return Array.isArray(entered) ? entered.length > 0 : entered !== undefined && entered !== null && entered !== '';
    }),
  );
}
