import { getHeapStatistics } from 'node:v8';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import { createDeadline, noDeadline } from '../../ops/deadline.ts';
import { at, factsOf, isReplayed } from '../payload.ts';
import type { Entry, InboxOptions } from './inbox.ts';
import type { InFlight, CurrentInstruction, Work } from './in-flight.ts';
import type { Press, Presses } from './repeated-submissions.ts';

/** What the receiver wrapper does where the listeners did not come to an end with an answer. Neither may reject. */
export interface ErrorBoundary {
  /** Something was thrown: on the way to the listeners, or by one of them. */
  caught(failure: unknown, body: unknown, ack: Acknowledge): Promise<void>;
  /** Nobody acknowledged: no listener knows this payload. */
  unanswered(body: unknown, ack: Acknowledge): Promise<void>;
  /** The process is ending. */
  closing(body: unknown, ack: Acknowledge): Promise<void>;
  /** Too much is being worked on. */
  busy(body: unknown, ack: Acknowledge): Promise<void>;
}

export interface ReceiverWrapperDeps {
  readonly errorBoundary: ErrorBoundary;
  readonly inFlight: InFlight;
  readonly admission: Admission;
  /** Where what people ask for is kept until it is answered. */
  readonly inbox: (body: unknown, options: InboxOptions) => Entry;
  /** Whether the same press of a form's button came before. */
  readonly presses: Presses;
  /** Milliseconds of a clock that is never set. */
  readonly elapsed: () => number;
  /** Tells the person what an acknowledgement should have, which did not reach Slack. Never rejects. */
  readonly ackLost: (body: unknown, response: unknown) => Promise<void>;
  /** Shows in the form of a submission what its second press covered. Never rejects. */
  readonly redraw: (body: unknown, view: unknown) => Promise<void>;
  /** Whether it is done without being kept, where that fails: it changes nothing. */
  readonly isReadOnly: (body: unknown) => boolean;
  readonly currentInstruction: CurrentInstruction;
  /** Runs work on behalf of a person, so that the calls it makes count as theirs. */
  readonly onBehalf: <T>(person: string, work: () => T) => T;
  /** Whether no calls are made for it: knowing for whom work is done costs more than such an answer (see `createCurrentInstruction`). */
  readonly onlyWords: (body: unknown) => boolean;
  readonly log: Logger;
}

/**
 * Milliseconds for all that happens before Slack is told that something arrived, however slow the database is: it gives up after
 * 3 seconds (docs.slack.dev, "Handling user interaction", 2026), and the way there and back takes some.
 */
const ackWithin = 2000;

/** A wrapped receiver. */
export interface WrappedReceiver {
  readonly receiver: Receiver;
  /** Lets a payload in that another process had acknowledged. Never rejects. */
  replay(body: Record<string, unknown>, ack: (response?: unknown) => Promise<void>, entry: Entry): Promise<void>;
}

/**
 * Puts itself between a receiver and Bolt, where every payload passes, also one that Bolt gives up on before any
 * middleware runs (unknown types, failed authorization). So every payload is counted, kept before it is acknowledged, and no
 * failure reaches the receiver, which would answer it with silence.
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
      // What a form asks for begins before Slack is told that it arrived.
      if (factsOf(body).kind === 'submission') await entry?.keep();
      const send = entry === undefined ? ack.send : keeping(deps, body, ack, entry);
      const carryOut = () => app.processEvent({ ...event, ack: send });
      deps.currentInstruction.begin(body, { fail: entry && (() => entry.fail()), deadline, noteShown });
      await (deps.onlyWords(body) ? carryOut() : onBehalf(factsOf(body).user ?? '', carryOut));
      if (!ack.sent()) await errorBoundary.unanswered(body, ack);
    } catch (error) {
      // Where this process stood still, another one goes on with it: that this one failed says nothing of what comes of it.
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
      const press = await deps.presses(body, deadline);
      if (press?.isFirst === false && press.response !== undefined) {
        await ack.send(press.response);
        handled(body);
        const view = await press.covered();
        if (view !== undefined) await deps.redraw(body, view);
        return;
      }
      const noted = press?.isFirst === true ? noting(ack, press) : ack;
      // What the first press keeps is its own until that is answered.
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

/** An acknowledgement of which the same press is told, if it comes again. */
function noting(ack: Acknowledge, { note }: Extract<Press, { readonly isFirst: true }>): Acknowledge {
  return {
    sent: ack.sent,
    send: async (response) => {
      if (!ack.sent()) await note(response);
      await ack.send(response);
    },
  };
}

/** An acknowledgement before which the instruction is kept, unless it holds the answer already. */
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
        // A form was kept before.
        await (kind === 'submission' ? entry.acknowledge() : entry.keep());
      } catch (error) {
        if (!isReadOnly(body)) throw error;
      }
    }
    await ack.send(response);
  };
}

/** An ack that can be called at any time, by anybody, as often as they like: the first call counts, none throws. */
export interface Acknowledge {
  readonly send: (response?: unknown) => Promise<void>;
  readonly sent: () => boolean;
}

/**
 * Bolt throws at a second ack, at one after 3 seconds and at one on a lost connection. None of these may stop the
 * work that the person asked for, or hide the error that led there.
 * @param lost tells the person by another way what did not reach Slack; never rejects
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

/** How much is worked on at a time; what comes on top is told to wait, which costs next to nothing. */
export interface AdmissionLimits {
  /** For everybody together, and for one person. */
  readonly total: number;
  readonly each: number;
}

export interface Admission {
  /** @returns what is called at the end of the work; undefined where there is too much of it */
  enter(body: unknown): (() => void) | undefined;
}

/** Bytes of memory for each payload that is worked on: a list that holds hundreds of tickets takes about 1 MB, and lives on a while. */
const memoryEach = 4 * 1024 * 1024;

/** More than any workspace has at a time; more than one person does. */
const admissionDefaults = { total: 400, each: 20 } as const;

/** As much as the memory of the process is good for. */
export function admissionLimits(memory = getHeapStatistics().heap_size_limit): AdmissionLimits {
  const total = Math.min(admissionDefaults.total, Math.floor(memory / memoryEach));
  return { total, each: Math.min(admissionDefaults.each, Math.ceil(total / 4)) };
}

/** Bounds what is worked on, so that no crowd, and no single person, takes the memory of the process. */
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
      // What a form held is kept when it closes: nobody can do that again.
      if (kind === 'closed') return () => undefined;
      if (all >= total) return undefined;
      // What Slack says by itself is on behalf of nobody in particular.
      if (user !== '' && (persons.get(user) ?? 0) >= each) return undefined;
      count(user, 1);
      return () => count(user, -1);
    },
  };
}
