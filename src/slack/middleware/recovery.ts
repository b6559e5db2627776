import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import PQueue from 'p-queue';
import type { Texts } from '../../locales/index.ts';
import type { InstructionStore, UnfinishedInstruction } from '../../store/instructions.ts';
import { targetOf } from '../interaction/call.ts';
import type { Answers } from '../interaction/context.ts';
import { restartedWords, wordsOf } from '../interaction/resumed.ts';
import { ids } from '../kit/ids.ts';
import { failureMessage } from '../kit/message.ts';
import { noteView } from '../kit/modal.ts';
import { factsOf, text } from '../payload.ts';

export interface RecoveryDeps {
  readonly store: InstructionStore;
  readonly isReadOnly: (body: unknown) => boolean;
  /** Runs the request stored under this key, and answers the person. Never rejects. */
  readonly replay: (body: Record<string, unknown>, key: string) => Promise<void>;
  /** Informs the person that the request wasn't finished. Never rejects. */
  readonly notify: (
    body: unknown,
    action: Exclude<RecoveryAction, 'again'>,
    left: UnfinishedInstruction,
  ) => Promise<void>;
  /** Milliseconds between two checks. */
  readonly intervalMs: number;
  readonly now: () => number;
  readonly log: Logger;
}

/** Recovers requests that stopped processes left unfinished. */
export interface Recovery {
  /** Checks now and at regular intervals, and again right away if there were more requests than could be recovered together. */
  start(): void;
  /** Takes up no more requests. */
  stop(): void;
}

/** Maximum number of requests recovered at a time; new requests have priority. */
const atOnce = 4;

/**
 * How long to leave requests to a process that is no longer registered, in milliseconds: it may have stalled, and will register
 * again.
 */
const graceMs = 60_000;

/** Recovers people's requests that stopped processes left unanswered. */
export function createRecovery(deps: RecoveryDeps): Recovery {
  const { store, isReadOnly, replay, notify, intervalMs, now, log } = deps;
  const queue = new PQueue({ concurrency: atOnce });
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let isLooking = false;

  async function settle(left: UnfinishedInstruction): Promise<void> {
    // Leave it: other processes get it when this process's claims are released.
    if (stopped) return;
    const body = replayPayload(left.body);
    const action = recoveryActionOf(left, body, isReadOnly(body), now());
    log.info({ fate: action, attempts: left.attempts }, 'recovering a request left by a stopped process');
    await (action === 'again' ? replay(body, left.key) : notify(body, action, left));
    await store.end(left.key);
  }

  async function look(): Promise<void> {
    const capacity = atOnce - queue.pending - queue.size;
    if (capacity <= 0) return;
    const taken = await store.takeUp(capacity, now() - graceMs);
    const mayBeMore = taken.length === capacity;
    for (const left of taken) {
      void queue
        .add(() => settle(left))
        .catch((error: unknown) => log.error({ err: error }, 'cannot recover a request left by a stopped process'))
        .finally(() => {
          if (mayBeMore) turn();
        });
    }
  }

  function turn(): void {
    if (stopped || isLooking) return;
    isLooking = true;
    clearTimeout(timer);
    look()
      .catch((error: unknown) =>
        log.warn({ err: error }, 'cannot look for requests left by stopped processes, retrying'),
      )
      .finally(() => {
        isLooking = false;
        if (!stopped) timer = setTimeout(turn, intervalMs);
      });
  }
  return {
    start: turn,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/**
 * The payload for another process. Its trigger has expired, so it can't open a form, but it still identifies what the person did
 * and prevents repetitions.
 */
function replayPayload(json: string): Record<string, unknown> {
  const { trigger_id: spent, ...body } = JSON.parse(json) as Record<string, unknown>;
  return { ...body, ...(spent !== undefined && { spent_trigger_id: spent }), resumed: true };
}

const minute = 60_000;

/**
 * Maximum age of a recovered request that shows something or opens a form, in milliseconds. After that, people ask again rather
 * than wait.
 */
const longestLook = minute;

/** Maximum age of a recovered change, in milliseconds. After that, the person has found out in another way. */
const longestChange = 60 * minute;

/** A form that fails if it is repeated after a success, because the label's name is then in use. */
const unrepeatable: string = ids.labels.views.edit;

/** Maximum number of processes that recover a request, since the request itself may be what crashes them. */
const maxAttempts = 3;

/**
 * What to do with an unfinished request: run it `again`; `ask` the person to repeat it, since it makes no change; or say that it
 * is `unclear` whether it was done.
 */
export type RecoveryAction = 'again' | 'ask' | 'unclear';

/** @param isReadOnly the request makes no change by itself */
function recoveryActionOf(
  left: UnfinishedInstruction,
  body: unknown,
  isReadOnly: boolean,
  now: number,
): RecoveryAction {
  const { kind, name } = factsOf(body);
  const age = now - left.receivedAt;
  // It only opens a form, and the trigger has expired.
  if (kind === 'shortcut') return 'ask';
  if (isReadOnly) return age <= longestLook && left.attempts <= maxAttempts ? 'again' : 'ask';
  // Slack told the person that the form may not have been received, so they may have sent the information in another way.
  const isLost = kind === 'submission' && (left.redacted || !left.acknowledged || name === unrepeatable);
  // After the failure message, the person may have sent the request again. Whether they got the message isn't known: a failure is
  // recorded before the message is sent.
  return left.failed || isLost || age > longestChange || left.attempts > maxAttempts ? 'unclear' : 'again';
}

export interface NotifyUnfinishedDeps {
  readonly client: WebClient;
  readonly answers: Answers;
  readonly texts: Texts;
}

/**
 * Informs a person that their request wasn't finished: in the form if it is open, or else where they asked. If the failure was
 * already recorded, the form may show it together with what they typed, so it isn't replaced.
 */
export async function notifyUnfinished(
  { client, answers, texts }: NotifyUnfinishedDeps,
  body: unknown,
  action: Exclude<RecoveryAction, 'again'>,
  { failed }: Pick<UnfinishedInstruction, 'failed'>,
): Promise<void> {
  const message = failureMessage(restartedWords(wordsOf(body), action, texts));
  const view_id = factsOf(body).kind === 'submission' && !failed ? text(body, 'view', 'id') : undefined;
  if (view_id !== undefined) {
    try {
      await client.views.update({ view_id, view: noteView(texts('errors.title'), message, texts) });
      return;
    } catch {
      // The person closed the form.
    }
  }
  await answers(targetOf(body))(message);
}
