import type { Message } from '../interaction/answer.ts';
import type { Modal } from '../kit/kit.ts';
import { offerForm } from '../kit/offer.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { text } from '../interaction/payload.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { allLabelsView } from './all-view.ts';
import { outdated, type Click } from '../interaction/click.ts';
import { buildOrExplain, openForm } from '../interaction/open-form.ts';
import { updateView } from '../interaction/update-view.ts';

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
