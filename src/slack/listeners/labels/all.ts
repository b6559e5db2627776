import type { Message } from '../../answer.ts';
import type { Modal } from '../../blocks/kit.ts';
import { offerForm } from '../../blocks/offer.ts';
import { decodeMetadata } from '../../metadata.ts';
import { text } from '../../payload.ts';
import type { Call, Surface } from '../../surface.ts';
import { allLabelsView } from '../../views/labels/all.ts';
import { outdated, type Click } from '../actions/click.ts';
import { buildOrExplain, openForm } from '../open-form.ts';
import { updateView } from '../update-view.ts';

/** Opens the list of all labels; where no form can be opened, offers a button that does. */
export async function openLabels(surface: Surface, call: Call): Promise<Message | undefined> {
  const { texts } = surface;
  if (call.triggerId === undefined) return offerForm('labels', 'all', texts);
  await openForm(surface, call, texts('labels.title'), () => labelsPage(surface, call, { page: 0 }));
  return undefined;
}

/** A page of the labels as they are now. */
export async function labelsPage(
  { desk, texts }: Surface,
  call: Call,
  asked: { readonly page: number },
): Promise<Modal> {
  return allLabelsView(await desk.labels.list(await call.actor()), asked, texts);
}

export const turnLabelsPage: Click = async (surface, call, value, body) => {
  const asked = decodeMetadata('labels', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(surface);
  const view = await buildOrExplain(surface, () => labelsPage(surface, call, asked));
  await updateView(surface.client, { view_id, view });
  return undefined;
};
