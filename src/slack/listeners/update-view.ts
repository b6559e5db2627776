import { setTimeout as sleep } from 'node:timers/promises';
import { WebAPIPlatformError, WebAPIRequestError, type ViewsUpdateArguments, type WebClient } from '@slack/web-api';
import type { Modal } from '../blocks/kit.ts';
import { troubleOf } from '../outcome.ts';
import type { Surface } from '../surface.ts';

/** Milliseconds before each further try: the person looks at the view that is there now. */
const pauses = [300, 1000, 3000] as const;

/** The longest wait (milliseconds) that Slack may ask for before the next try; else a message is sooner there. */
const longestWait = 5000;

/**
 * Shows a view in the place of one that is open. Where Slack fails for now, it is tried again: the same view twice is the same
 * view, and what is not shown leaves "Sending…" for ever.
 * @returns false if the person closed it meanwhile, which is no failure (`not_found`, reference of views.update)
 */
export async function updateView(client: WebClient, update: ViewsUpdateArguments): Promise<boolean> {
  for (let tries = 0; ; tries += 1) {
    try {
      await client.views.update(update);
      return true;
    } catch (error) {
      if (error instanceof WebAPIPlatformError && error.data.error === 'not_found') return false;
      const wait = waitBefore(tries, error);
      if (wait === undefined) throw error;
      await sleep(wait);
    }
  }
}

/** Shows what came of a change. @returns false where that is not possible any more. Never rejects: what was done stays done. */
export async function showDone(
  { client, log }: Pick<Surface, 'client' | 'log'>,
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

/** Shows how far something is, which is soon out of date: tried once. Never rejects. */
export async function showProgress(
  { client, log }: Pick<Surface, 'client' | 'log'>,
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
