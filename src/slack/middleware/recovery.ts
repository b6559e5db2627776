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
  /** Does what is kept under this key, and answers the person. Never rejects. */
  readonly replay: (body: Record<string, unknown>, key: string) => Promise<void>;
  /** Tells the person that it was not brought to an end. Never rejects. */
  readonly notify: (
    body: unknown,
    action: Exclude<RecoveryAction, 'again'>,
    left: UnfinishedInstruction,
  ) => Promise<void>;
  /** Milliseconds between two looks. */
  readonly intervalMs: number;
  readonly now: () => number;
  readonly log: Logger;
}

/** What processes that ended left behind. */
export interface Recovery {
  /** Looks for it now and regularly, and at once for more where there was more than can be taken up together. */
  start(): void;
  /** Takes nothing more up. */
  stop(): void;
}

/** Work that is taken up at a time: people who are here now come first. */
const atOnce = 4;

/**
 * How long (milliseconds) what a process without a row received is left to it: it may have stood still, and will say again
 * that it lives.
 */
const graceMs = 60_000;

/** Takes up what people asked of processes that ended before the answer. */
export function createRecovery(deps: RecoveryDeps): Recovery {
  const { store, isReadOnly, replay, notify, intervalMs, now, log } = deps;
  const queue = new PQueue({ concurrency: atOnce });
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let isLooking = false;

  async function settle(left: UnfinishedInstruction): Promise<void> {
    // It is handed back with all that this process holds.
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
 * The payload for another process to do what it asks for: a trigger lives 3 seconds, so it opens nothing any more, and is
 * still what the person did, by which it is done once.
 */
function replayPayload(json: string): Record<string, unknown> {
  const { trigger_id: spent, ...body } = JSON.parse(json) as Record<string, unknown>;
  return { ...body, ...(spent !== undefined && { spent_trigger_id: spent }), resumed: true };
}

const minute = 60_000;

/** How old something may be that is shown or opened; what is older is asked for again sooner than waited for. */
const longestLook = minute;

/** How old something may be that changes something: later the person has long looked after it in another way. */
const longestChange = 60 * minute;

/** A form whose second try is refused where the first one went well: the name of the label is taken then. */
const unrepeatable: string = ids.labels.views.edit;

/** How many processes take something up: one of them may end by it. */
const maxAttempts = 3;

/**
 * What is done with something that a process left behind: it is done `replay`; or the person is told to `ask` again, since it
 * changes nothing; or that it is `unclear` whether it was done.
 */
export type RecoveryAction = 'again' | 'ask' | 'unclear';

/** @param isReadOnly it changes nothing by itself */
function recoveryActionOf(
  left: UnfinishedInstruction,
  body: unknown,
  isReadOnly: boolean,
  now: number,
): RecoveryAction {
  const { kind, name } = factsOf(body);
  const age = now - left.receivedAt;
  // It opens a form and does nothing else, for which the trigger is too old.
  if (kind === 'shortcut') return 'ask';
  if (isReadOnly) return age <= longestLook && left.attempts <= maxAttempts ? 'again' : 'ask';
  // Slack told the person that it may not have arrived, so they may have sent it in another way by now.
  const isLost = kind === 'submission' && (left.redacted || !left.acknowledged || name === unrepeatable);
  // Told of the failure, they may have sent it again. Whether they were is not known: what was noted may not have been told.
  return left.failed || isLost || age > longestChange || left.attempts > maxAttempts ? 'unclear' : 'again';
}

export interface NotifyUnfinishedDeps {
  readonly client: WebClient;
  readonly answers: Answers;
  readonly texts: Texts;
}

/**
 * Tells a person that what they asked for was not brought to an end: in the form, while it is open, else where they asked.
 * A form whose failure was told may have come back with what they typed, so it stays as it is.
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
      // It was closed.
    }
  }
  await answers(targetOf(body))(message);
}
