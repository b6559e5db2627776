import { shown, type Message } from '../interaction/answer.ts';
import type { Modal } from '../kit/kit.ts';
import type { SlackContext } from '../interaction/context.ts';
import type { Person } from '../interaction/drafts.ts';
import { updateView } from '../interaction/update-view.ts';

/** Tells a person something where no view is left to show it in. Never rejects: what was done stays done. */
export async function tellDirectly({ client, log }: SlackContext, { user }: Person, message: Message): Promise<void> {
  try {
    await client.chat.postMessage({ channel: user, ...shown(message), unfurl_links: false });
  } catch (error) {
    log.warn({ err: error, user }, 'A person could not be told what came of a form.');
  }
}

/** Shows an outcome in a view; false where that is not possible any more. Never rejects. */
export async function showOutcome({ client, log }: SlackContext, id: string, view: Modal): Promise<boolean> {
  try {
    return await updateView(client, { view_id: id, view });
  } catch (error) {
    log.debug({ err: error }, 'A view could not be updated; perhaps it was closed.');
    return false;
  }
}
