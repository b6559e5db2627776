import { decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { text } from '../interaction/payload.ts';
import type { Call, Surface } from '../interaction/surface.ts';
import { accessLogView } from './log-view.ts';
import { outdated, type Click } from '../interaction/click.ts';
import { buildOrExplain, openForm } from '../interaction/open-form.ts';
import { updateView } from '../interaction/update-view.ts';

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
