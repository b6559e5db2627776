import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIPlatformError, WebAPIRequestError, type ViewsUpdateArguments, type WebClient } from '@slack/web-api';
import { troubleOf } from './outcome.ts';
import { TriggerExpired } from './resumed.ts';
import type { Modal } from '../kit/kit.ts';
import { failureMessage } from '../kit/message.ts';
import { loadingView, noteView } from '../kit/modal.ts';
import type { Call, SlackContext } from './context.ts';
import { reportFailure } from './explain.ts';

/** What opening a view needs from a call: the trigger, and the modal below, if any. */
export type Opening = Pick<Call, 'triggerId' | 'view' | 'form'>;

/**
 * Opens a view immediately, since a trigger lives 3 seconds, and fills it when its content is known. If `build` fails, the view
 * shows why. Rejects if Slack doesn't open the view, or without a trigger (see `offerForm`).
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
 * Opens a view. If the call came from a modal, the view opens on top of it, because opening it separately would close that modal.
 * Slack stacks up to three (reference of views.push).
 * @returns the view's ID
 * @throws TriggerExpired if the call has no trigger
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

/** The view, or a note that explains why it can't be shown. */
export async function buildOrExplain(context: SlackContext, build: () => Promise<Modal>): Promise<Modal> {
  try {
    return await build();
  } catch (error) {
    const { text: reason } = await reportFailure(context, error, { kind: 'form' });
    return noteView(context.texts('errors.title'), failureMessage(reason), context.texts);
  }
}

/** Milliseconds before each retry. They are short because the person is looking at the current view. */
const pauses = [300, 1000, 3000] as const;

/** The longest wait that Slack may ask for before a retry, in milliseconds. Beyond that, a message is faster. */
const longestWait = 5000;

/**
 * Replaces an open view. Retries if Slack fails temporarily.
 * @returns false if the person closed the view in the meantime, which isn't an error (`not_found`, reference of views.update)
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
 * Draws a view, and retries if Slack fails temporarily. Drawing the same view twice does no harm; without the retry, the form
 * would show "Sending…" forever.
 * @throws the error of the last attempt
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

/**
 * Shows the result of a change. Never rejects, because the change is already done. @returns false if the view can no longer be
 * shown
 */
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

/** Shows the result of a form, also if its button was clicked twice. Otherwise like `showDone`. */
export async function showResult(
  { noteShown, ...context }: Pick<SlackContext, 'client' | 'log' | 'noteShown'>,
  id: string,
  view: Modal,
): Promise<boolean> {
  await noteShown(view);
  return showDone(context, id, view);
}

/** Shows progress. Tries once, since progress is soon out of date. Never rejects. */
export async function showProgress(
  { client, log }: Pick<SlackContext, 'client' | 'log'>,
  id: string,
  view: Modal,
): Promise<void> {
  await client.views.update({ view_id: id, view }).catch((error: unknown) => {
    log.debug({ err: error }, 'cannot show progress in a form, it may be closed');
  });
}

/** Milliseconds before the next attempt; undefined if it would be pointless. */
function waitBefore(tries: number, error: unknown): number | undefined {
  const trouble = troubleOf(error);
  const pause = pauses[tries];
  if (pause === undefined) return undefined;
  if (trouble.outcome === 'throttled') {
    return trouble.retryAfter > longestWait ? undefined : Math.max(pause, trouble.retryAfter);
  }
  return trouble.outcome === 'unclear' || error instanceof WebAPIRequestError ? pause : undefined;
}
