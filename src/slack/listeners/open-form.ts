import { failureMessage } from '../blocks/in-words.ts';
import { TriggerSpent } from '../inbox/again.ts';
import type { Modal } from '../blocks/kit.ts';
import { reportFailure } from '../failure.ts';
import type { Call, Surface } from '../surface.ts';
import { loadingView, noteView } from '../views/note.ts';
import { updateView } from './update-view.ts';

/** What opening a view takes of a call: the trigger, and the modal below, if any. */
export type Opening = Pick<Call, 'triggerId' | 'view' | 'form'>;

/**
 * Opens a view at once, since a trigger lives 3 seconds, and fills it when its content is known. A failure is shown in
 * the view. Rejects where Slack does not open it. Without a trigger nothing can be opened: see `offer`.
 */
export async function openForm(
  surface: Surface,
  from: Opening,
  title: string,
  build: () => Promise<Modal>,
): Promise<void> {
  const opened = await openView(surface, from, loadingView(title, surface.texts));
  if (opened === undefined) return;
  await updateView(surface.client, { view_id: opened, view: await buildOrExplain(surface, build) });
}

/**
 * Opens a view; on top of the modal that the call came from, since opening it beside that one would end it. Slack stacks
 * up to three (reference of views.push).
 * @returns the id of the view
 * @throws TriggerSpent
 */
export async function openView(
  { client }: Pick<Surface, 'client'>,
  { triggerId, view: below, form }: Opening,
  view: Modal,
): Promise<string | undefined> {
  if (triggerId === undefined) throw new TriggerSpent();
  const given = { trigger_id: triggerId, view };
  const { view: opened } = await (below === undefined ? client.views.open(given) : client.views.push(given));
  form.open = true;
  return opened?.id;
}

/** The view, or one that says why there is none. */
export async function buildOrExplain(surface: Surface, build: () => Promise<Modal>): Promise<Modal> {
  try {
    return await build();
  } catch (error) {
    const { text: reason } = await reportFailure(surface, error, { kind: 'form' });
    return noteView(surface.texts('errors.title'), failureMessage(reason), surface.texts);
  }
}
