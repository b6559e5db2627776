import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { noDeadline, type Deadline } from '../../ops/deadline.ts';
import { withTimeout } from '../../ops/with-timeout.ts';
import type { InstructionStore, Instruction } from '../../store/instructions.ts';
import { NotKept } from '../interaction/resumed.ts';
import { baseOf, ids, fieldOf } from '../kit/ids.ts';
import { factsOf, at, text, said } from '../payload.ts';

/** Milliseconds that an acknowledgement waits at most until the instruction is kept, as far as they are left. */
const keepTimeoutMs = 1800;

/** Milliseconds that it waits until it is noted that Slack was told. */
const noteTimeoutMs = 300;

/** Milliseconds that the news of a failure waits until that is noted, where the database answered before. */
const failureTimeoutMs = 1000;

/** One payload, from its arrival to its answer. */
export interface Entry {
  /**
   * Before the acknowledgement; of a form before the work, which begins before Slack knows that it arrived.
   * @throws NotKept
   */
  keep(): Promise<void>;
  /** Slack is about to be told that it arrived. Never rejects, and hardly waits. */
  acknowledge(): Promise<void>;
  /**
   * Before the person is told that it failed or may have: no other process does it again then. Never rejects.
   * @returns false where another process has taken it up, and answers
   */
  fail(): Promise<boolean>;
  /** The person has the answer. Never rejects. */
  end(): Promise<void>;
}

export interface InboxDeps {
  readonly store: InstructionStore;
  readonly now: () => number;
  readonly log: Logger;
}

export interface InboxOptions {
  /** Another process has written it down under this key. */
  readonly keptAs?: string;
  /** The same came before and may be worked on: what is kept of that is not this one's to change or to end. */
  readonly beside?: boolean;
  /** By which Slack is told that it arrived. */
  readonly deadline?: Deadline;
}

/**
 * What is asked for is written down before it is acknowledged, so that no end of a process loses it.
 * @returns the entry of a payload
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
 * What a payload asks for on behalf of a person, as it is kept: by what the person did, and without secrets. Undefined for
 * what nobody waits for: option lists, closed forms, events that are no words to the app.
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

/** Words of a person that the app was mentioned in, or that were written in the conversation with it. */
function isToApp(event: unknown): boolean {
  if (text(event, 'user') === undefined || text(event, 'bot_id') !== undefined) return false;
  if (text(event, 'type') === 'app_mention') return true;
  return text(event, 'type') === 'message' && text(event, 'channel_type') === 'im' && said(event);
}

/**
 * What a person wrote is known by its place, its time and the time of its last edit, not by the delivery. In a direct
 * conversation with the app, a mention is a message like any other. Other events are known by their delivery.
 */
export function identityOf(body: unknown): string | undefined {
  const event = at(body, 'event');
  const [type, channel, ts] = ['type', 'channel', 'ts'].map((key) => text(event, key));
  const isSaid = type === 'app_mention' || (type === 'message' && text(event, 'subtype') !== 'message_changed');
  if (!isSaid || channel === undefined || ts === undefined) return text(body, 'event_id');
  return [channel.startsWith('D') ? 'said' : type, channel, ts, text(event, 'edited', 'ts') ?? ''].join(':');
}

/** The payload in JSON. Left out is what is typed into fields for passwords, codes and the like, and Slack's old token. */
function withoutSecrets(body: unknown): Pick<Instruction, 'body' | 'redacted'> {
  let redacted = false;
  const json = JSON.stringify(body, function (this: unknown, key: string, value: unknown): unknown {
    if (this === body && key === 'token') return undefined;
    // In the state of a form, blocks are keys; elsewhere they name themselves.
    if (isSecret(key)) {
      redacted ||= isFilled(value);
      return undefined;
    }
    return isSecret(text(value, 'block_id') ?? '') ? { block_id: text(value, 'block_id') } : value;
  });
  return { body: json, redacted };
}

/** Blocks of which nothing may be written down. */
function isSecret(block: string): boolean {
  const field = fieldOf(block)?.field;
  return (
    baseOf(block) === ids.access.inputs.password || field === 'secret' || field === 'phoneCode' || field === 'emailCode'
  );
}

/** Whether an input of a block has a value (reference of view payloads: `state.values`). */
function isFilled(block: unknown): boolean {
  if (typeof block !== 'object' || block === null) return false;
  return Object.values(block).some((input: unknown) =>
    ['value', 'selected_option', 'selected_options'].some((key) => {
      const entered = at(input, key);
      return Array.isArray(entered) ? entered.length > 0 : entered !== undefined && entered !== null && entered !== '';
    }),
  );
}
