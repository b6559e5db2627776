import { shown, type Message } from '../../answer.ts';
import type { Modal } from '../../blocks/kit.ts';
import type { SlackContext } from '../../context.ts';
import type { Person } from '../../drafts.ts';
import { updateView } from '../update-view.ts';

/** Tells a person something where no view is left to show it in. Never rejects: what was done stays done. */
export async function tellDirectly({ client, log }: SlackContext, { user }: Person, message: Message): Promise<void> {
  try {
    await client.chat.postMessage({ channel: user, ...shown(message), unfurl_links: false });
  } catch (error) {
    log.warn({ err: error, user }, 'cannot notify a person about the outcome of a form');
  }
}

/** Shows an outcome in a view; false where that is not possible any more. Never rejects. */
export async function showOutcome({ client, log }: SlackContext, id: string, view: Modal): Promise<boolean> {
  try {
    return await updateView(client, { view_id: id, view });
  } catch (error) {
    log.debug({ err: error }, 'cannot update a view, it may be closed');
    return false;
  }
}
