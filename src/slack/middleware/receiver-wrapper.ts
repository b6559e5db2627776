import { getHeapStatistics } from 'node:v8';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import { createDeadline, noDeadline } from '../../ops/deadline.ts';
import { at, factsOf, isReplayed } from '../payload.ts';
import type { Entry, InboxOptions } from './inbox.ts';
import type { InFlight, CurrentInstruction, Work } from './in-flight.ts';
import type { Press, Presses } from './repeated-submissions.ts';

/** Answers payloads whose listeners didn't. No method may reject. */
export interface ErrorBoundary {
  /** An error was thrown, by a listener or before the listeners ran. */
  caught(failure: unknown, body: unknown, ack: Acknowledge): Promise<void>;
  /** Nothing acknowledged the payload: no listener handles it. */
  unanswered(body: unknown, ack: Acknowledge): Promise<void>;
  /** The process is shutting down. */
  closing(body: unknown, ack: Acknowledge): Promise<void>;
  /** Too many requests are in progress. */
  busy(body: unknown, ack: Acknowledge): Promise<void>;
}

export interface ReceiverWrapperDeps {
  readonly errorBoundary: ErrorBoundary;
  readonly inFlight: InFlight;
  readonly admission: Admission;
  /** Stores requests until they are answered. */
  readonly inbox: (body: unknown, options: InboxOptions) => Entry;
  /** Recognizes repeated clicks on a form's button. */
  readonly presses: Presses;
  /** Milliseconds of a monotonic clock. */
  readonly elapsed: () => number;
  /** Delivers the content of an acknowledgment that didn't reach Slack to the person. Never rejects. */
  readonly ackLost: (body: unknown, response: unknown) => Promise<void>;
  /** Shows a form's result again after the answer to a second click replaced it. Never rejects. */
  readonly redraw: (body: unknown, view: unknown) => Promise<void>;
  /** Whether a request makes no change by itself; it then runs even if it can't be stored. */
  readonly isReadOnly: (body: unknown) => boolean;
  readonly currentInstruction: CurrentInstruction;
  /** Runs work on behalf of a person, so that its calls are counted as theirs. */
  readonly onBehalf: <T>(person: string, work: () => T) => T;
  /**
   * Whether the answer is fixed text and needs no calls: recording the person would cost more than the answer (see
   * `createCurrentInstruction`).
   */
  readonly onlyWords: (body: unknown) => boolean;
  readonly log: Logger;
}

/**
 * Time limit for everything before the acknowledgment, in milliseconds, however slow the database is. Slack gives up after 3
 * seconds (docs.slack.dev, "Handling user interaction", 2026), including the network time.
 */
const ackWithin = 2000;

/** A wrapped receiver. */
export interface WrappedReceiver {
  readonly receiver: Receiver;
  /** Handles a payload that another process acknowledged. Never rejects. */
  replay(body: Record<string, unknown>, ack: (response?: unknown) => Promise<void>, entry: Entry): Promise<void>;
}

/**
 * Wraps a receiver, so that every payload passes through this code before it reaches Bolt, including payloads that Bolt rejects
 * before any middleware runs (unknown types, failed authorization). Each payload is counted and stored before it is acknowledged,
 * and no failure reaches the receiver, which would not answer at all.
 */
export function wrapReceiver(receiver: Receiver, deps: ReceiverWrapperDeps): WrappedReceiver {
  const { errorBoundary, inFlight, admission, onBehalf, log } = deps;
  let bolt: App | undefined;

  const handled = (body: unknown) => {
    if (log.isLevelEnabled('debug')) log.debug(factsOf(body), 'handled');
  };

  async function work(
    app: App,
    event: ReceiverEvent,
    ack: Acknowledge,
    { entry, deadline, noteShown }: Pick<Work, 'deadline' | 'noteShown'> & { readonly entry: Entry | undefined },
  ): Promise<void> {
    const { body } = event;
    try {
      // The work of a form begins before the acknowledgment, so the form is stored first.
      if (factsOf(body).kind === 'submission') await entry?.keep();
      const send = entry === undefined ? ack.send : keeping(deps, body, ack, entry);
      const carryOut = () => app.processEvent({ ...event, ack: send });
      deps.currentInstruction.begin(body, { fail: entry && (() => entry.fail()), deadline, noteShown });
      await (deps.onlyWords(body) ? carryOut() : onBehalf(factsOf(body).user ?? '', carryOut));
      if (!ack.sent()) await errorBoundary.unanswered(body, ack);
    } catch (error) {
      // If this process was stalled, another one may have taken over the request. The failure here then says nothing about the
      // result.
      if ((await entry?.fail()) === false) log.info({ err: error, ...factsOf(body) }, 'left to another process');
      else await errorBoundary.caught(error, body, ack);
    }
    await entry?.end();
    handled(body);
  }

  async function pass(app: App, event: ReceiverEvent): Promise<void> {
    const { body } = event;
    const ack = acknowledgeOnce(event.ack, log, (response) => deps.ackLost(body, response));
    if (inFlight.closed()) return errorBoundary.closing(body, ack);
    const leave = admission.enter(body);
    if (leave === undefined) {
      await errorBoundary.busy(body, ack);
      handled(body);
      return;
    }
    try {
      const deadline = createDeadline(ackWithin, deps.elapsed, ack.sent);
      // Other double clicks are caught where the work is done, by the key of the request.
      const press = factsOf(body).kind === 'submission' ? await deps.presses(body, deadline) : undefined;
      if (press?.isFirst === false && press.response !== undefined) {
        await ack.send(press.response);
        handled(body);
        const view = await press.covered();
        if (view !== undefined) await deps.redraw(body, view);
        return;
      }
      const noted = press?.isFirst === true ? noting(ack, press) : ack;
      // The entry of the first click belongs to that click until it is answered.
      const beside = press?.isFirst === false;
      const entry = isReplayed(body) ? undefined : deps.inbox(body, { beside, deadline });
      await work(app, event, noted, {
        entry,
        deadline,
        noteShown: press?.isFirst === true ? press.noteShown : undefined,
      });
    } finally {
      leave();
    }
  }

  return {
    receiver: {
      init: (app) => {
        bolt = app;
        const processEvent = (event: ReceiverEvent) => inFlight.track(pass(app, event));
        receiver.init(Object.create(app, { processEvent: { value: processEvent } }) as App);
      },
      start: (...args: unknown[]) => receiver.start(...args),
      stop: (...args: unknown[]) => receiver.stop(...args),
    },
    replay: async (body, ack, entry) => {
      if (bolt === undefined) return;
      const ackOnce = acknowledgeOnce(ack, log);
      await inFlight.track(work(bolt, { body, ack }, ackOnce, { entry, deadline: noDeadline, noteShown: undefined }));
    },
  };
}

/** An acknowledgment that is recorded for repetitions of the same click. */
function noting(ack: Acknowledge, { note }: Extract<Press, { readonly isFirst: true }>): Acknowledge {
  return {
    sent: ack.sent,
    send: async (response) => {
      if (!ack.sent()) await note(response);
      await ack.send(response);
    },
  };
}

/** An acknowledgment that first stores the request, unless the acknowledgment is already the answer. */
function keeping(
  { isReadOnly }: ReceiverWrapperDeps,
  body: unknown,
  ack: Acknowledge,
  entry: Entry,
): Acknowledge['send'] {
  const { kind } = factsOf(body);
  return async (response) => {
    const isAnswer = kind === 'command' ? response !== undefined : at(response, 'response_action') === 'errors';
    if (!ack.sent() && !isAnswer) {
      try {
        // A form is already stored.
        await (kind === 'submission' ? entry.acknowledge() : entry.keep());
      } catch (error) {
        if (!isReadOnly(body)) throw error;
      }
    }
    await ack.send(response);
  };
}

/** An acknowledgment that can be sent at any time and any number of times: the first call counts, none throws. */
export interface Acknowledge {
  readonly send: (response?: unknown) => Promise<void>;
  readonly sent: () => boolean;
}

/**
 * Bolt throws on a second ack, on one after 3 seconds, and on one over a lost connection. These errors must neither stop the
 * person's request nor hide the error that caused them.
 * @param lost delivers an acknowledgment that didn't reach Slack in another way; never rejects
 */
function acknowledgeOnce(
  ack: (response?: unknown) => Promise<void>,
  log: Logger,
  lost: (response: unknown) => Promise<void> = () => Promise.resolve(),
): Acknowledge {
  let sent = false;
  return {
    sent: () => sent,
    send: async (response) => {
      if (sent) return;
      sent = true;
      try {
        await ack(response);
      } catch (error) {
        log.warn({ err: error }, 'acknowledgment did not reach Slack');
        await lost(response);
      }
    },
  };
}

/** Limits for requests in progress. Requests beyond them are refused with a short text, which costs almost nothing. */
export interface AdmissionLimits {
  /** For everyone together; `each` is the limit per person. */
  readonly total: number;
  readonly each: number;
}

export interface Admission {
  /** @returns a function to call when the work is done; undefined if a limit is reached */
  enter(body: unknown): (() => void) | undefined;
}

/**
 * Memory reserved per request in progress, in bytes. A list with hundreds of tickets takes about 1 MB, which is freed with a
 * delay.
 */
const memoryEach = 4 * 1024 * 1024;

/** More than a workspace, and a person, has in progress at a time. */
const admissionDefaults = { total: 400, each: 20 } as const;

/**
 * The limits for the memory of this process.
 * @param memory heap limit in bytes
 */
export function admissionLimits(memory = getHeapStatistics().heap_size_limit): AdmissionLimits {
  const total = Math.min(admissionDefaults.total, Math.floor(memory / memoryEach));
  return { total, each: Math.min(admissionDefaults.each, Math.ceil(total / 4)) };
}

/** Limits the requests in progress, so that neither many people nor a single person can use up the memory of the process. */
export function createAdmission({ total, each }: AdmissionLimits): Admission {
  const persons = new Map<string, number>();
  let all = 0;
  const count = (person: string, by: 1 | -1) => {
    all += by;
    const now = (persons.get(person) ?? 0) + by;
    if (now === 0) persons.delete(person);
    else persons.set(person, now);
  };
  return {
    enter(body) {
      const { kind, user = '' } = factsOf(body);
      // Closing a form saves its draft, and nobody can close it again, so it is always admitted.
      if (kind === 'closed') return () => undefined;
      if (all >= total) return undefined;
      // Slack's own events belong to no person.
      if (user !== '' && (persons.get(user) ?? 0) >= each) return undefined;
      count(user, 1);
      return () => count(user, -1);
    },
  };
}
