import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIPlatformError, WebAPIRequestError, type ViewsUpdateArguments, type WebClient } from '@slack/web-api';
import { troubleOf } from './outcome.ts';
import { TriggerExpired } from './resumed.ts';
import type { Modal } from '../kit/kit.ts';
import { failureMessage } from '../kit/message.ts';
import { loadingView, noteView } from '../kit/modal.ts';
import type { Call, SlackContext } from './context.ts';
import { reportFailure } from './explain.ts';

/** What opening a view takes of a call: the trigger, and the modal below, if any. */
export type Opening = Pick<Call, 'triggerId' | 'view' | 'form'>;

/**
 * Opens a view at once, since a trigger lives 3 seconds, and fills it when its content is known. A failure is shown in
 * the view. Rejects where Slack does not open it. Without a trigger nothing can be opened: see `offer`.
 */
export async function openForm(
  context: SlackContext,
  from: Opening,
  title: string,
  build: () => Promise<Modal>,
): Promise<void> {
  const opened = await openView(context, from, loadingView(title, context.texts));
  if (opened === undefined) return;
  await updateView(context.client, { view_id: opened, view: await buildOrExplain(context, build) });
}

/**
 * Opens a view; on top of the modal that the call came from, since opening it beside that one would end it. Slack stacks
 * up to three (reference of views.push).
 * @returns the id of the view
 * @throws TriggerExpired
 */
export async function openView(
  { client }: Pick<SlackContext, 'client'>,
  { triggerId, view: below, form }: Opening,
  view: Modal,
): Promise<string | undefined> {
  if (triggerId === undefined) throw new TriggerExpired();
  const given = { trigger_id: triggerId, view };
  const { view: opened } = await (below === undefined ? client.views.open(given) : client.views.push(given));
  form.open = true;
  return opened?.id;
}

/** The view, or one that says why there is none. */
export async function buildOrExplain(context: SlackContext, build: () => Promise<Modal>): Promise<Modal> {
  try {
    return await build();
  } catch (error) {
    const { text: reason } = await reportFailure(context, error, { kind: 'form' });
    return noteView(context.texts('errors.title'), failureMessage(reason), context.texts);
  }
}

/** Milliseconds before each further try: the person looks at the view that is there now. */
const pauses = [300, 1000, 3000] as const;

/** The longest wait (milliseconds) that Slack may ask for before the next try; else a message is sooner there. */
const longestWait = 5000;

/**
 * Shows a view in the place of one that is open, again where Slack fails for now.
 * @returns false if the person closed it meanwhile, which is no failure (`not_found`, reference of views.update)
 */
export async function updateView(client: WebClient, update: ViewsUpdateArguments): Promise<boolean> {
  try {
    await withRetry(() => client.views.update(update));
    return true;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'not_found') return false;
    throw error;
  }
}

/**
 * Draws a view, again where Slack fails for now: the same view twice is the same view, and what is not shown leaves "Sending…"
 * for ever.
 * @throws what the last try threw
 */
export async function withRetry<T>(draw: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await draw();
    } catch (error) {
      const wait = waitBefore(tries, error);
      if (wait === undefined) throw error;
      await sleep(wait);
    }
  }
}

/** Shows what came of a change. @returns false where that is not possible any more. Never rejects: what was done stays done. */
export async function showDone(
  { client, log }: Pick<SlackContext, 'client' | 'log'>,
  id: string,
  view: Modal,
): Promise<boolean> {
  try {
    return await updateView(client, { view_id: id, view });
  } catch (error) {
    log.info({ err: error }, 'cannot show a result in a view');
    return false;
  }
}

/** Shows what came of the form that was sent, also to whoever pressed its button twice. As `showDone`. */
export async function showResult(
  { noteShown, ...context }: Pick<SlackContext, 'client' | 'log' | 'noteShown'>,
  id: string,
  view: Modal,
): Promise<boolean> {
  await noteShown(view);
  return showDone(context, id, view);
}

/** Shows how far something is, which is soon out of date: tried once. Never rejects. */
export async function showProgress(
  { client, log }: Pick<SlackContext, 'client' | 'log'>,
  id: string,
  view: Modal,
): Promise<void> {
  await client.views.update({ view_id: id, view }).catch((error: unknown) => {
    log.debug({ err: error }, 'cannot show progress in a form, it may be closed');
  });
}

/** Undefined where another try is in vain. */
function waitBefore(tries: number, error: unknown): number | undefined {
  const trouble = troubleOf(error);
  const pause = pauses[tries];
  if (pause === undefined) return undefined;
  if (trouble.outcome === 'throttled') {
    return trouble.retryAfter > longestWait ? undefined : Math.max(pause, trouble.retryAfter);
  }
  return trouble.outcome === 'unclear' || error instanceof WebAPIRequestError ? pause : undefined;
}
