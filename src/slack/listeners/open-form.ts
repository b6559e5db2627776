import type { Modal } from '../blocks/kit.ts';
import { reportFailure } from '../failure.ts';
import type { Surface } from '../surface.ts';
import { loadingView, noteView } from '../views/note.ts';

/**
 * Opens a view at once, since a trigger lives 3 seconds, and fills it when its content is known. A failure is shown in
 * the view. Rejects where Slack does not open it.
 */
export async function openForm(
  surface: Surface,
  triggerId: string,
  title: string,
  build: () => Promise<Modal>,
): Promise<void> {
  const { client, texts } = surface;
  const { view: opened } = await client.views.open({ trigger_id: triggerId, view: loadingView(title, texts) });
  if (opened?.id === undefined) return;
  await client.views.update({ view_id: opened.id, view: await buildOrExplain(surface, build) });
}

/** The view, or one that says why there is none. */
export async function buildOrExplain(surface: Surface, build: () => Promise<Modal>): Promise<Modal> {
  try {
    return await build();
  } catch (error) {
    const { mrkdwn } = reportFailure(surface, error, { kind: 'form' });
    return noteView(surface.texts('errors.title'), [mrkdwn], surface.texts);
  }
}
