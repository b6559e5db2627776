import { decodeMetadata, type Metadata } from '../../metadata.ts';
import { text } from '../../payload.ts';
import type { Call, Surface } from '../../surface.ts';
import { accessLogView } from '../../views/access/log.ts';
import { outdated, type Click } from '../actions/click.ts';
import { buildOrExplain, openForm } from '../open-form.ts';
import { updateView } from '../update-view.ts';

/** Opens the log of a request, as far as it goes now. */
export async function openLog(surface: Surface, call: Call, { request }: Metadata<'access'>): Promise<undefined> {
  await openForm(surface, call, surface.texts('access.log'), () => logPage(surface, call, { request, page: 0 }));
}

/** The page takes the place of the one whose button was clicked. */
export const turnLogPage: Click = async (surface, call, value, body) => {
  const asked = decodeMetadata('accessLog', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(surface);
  const view = await buildOrExplain(surface, () => logPage(surface, call, asked));
  await updateView(surface.client, { view_id, view });
  return undefined;
};

async function logPage({ desk, texts }: Surface, call: Call, asked: Metadata<'accessLog'>) {
  return accessLogView(await desk.access.log(await call.actor(), asked.request), asked, texts);
}
