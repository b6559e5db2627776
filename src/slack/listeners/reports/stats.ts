import { setTimeout as sleep } from 'node:timers/promises';
import type { Message } from '../../answer.ts';
import { offerForm } from '../../blocks/offer.ts';
import { statusBars } from '../../charts/status-bars.ts';
import type { Call, Surface } from '../../surface.ts';
import type { StatusCounts } from '../../../tickets/reports/report-area.ts';
import { uploadFile } from '../../upload.ts';
import { loadingView } from '../../views/note.ts';
import { statsView } from '../../views/stats.ts';
import { buildOrExplain, openView } from '../open-form.ts';
import { updateView } from '../update-view.ts';

/** Pauses before each try to show a picture, milliseconds: Slack takes a file first and looks at it then. */
const pauses = [0, 1000, 2000] as const;

/** Opens the counts by status: the table at once, and the picture when Slack has it. */
export async function openStats(surface: Surface, call: Call): Promise<Message | undefined> {
  const { client, desk, texts } = surface;
  if (call.triggerId === undefined) return offerForm('stats', 'all', texts);
  const view_id = await openView(surface, call, loadingView(texts('stats.title'), texts));
  if (view_id === undefined) return undefined;
  let found: StatusCounts = { counts: [], ownOnly: false };
  const table = await buildOrExplain(surface, async () => {
    found = await desk.reports.counts(await call.actor());
    return statsView(found, undefined, texts);
  });
  await updateView(client, { view_id, view: table });
  if (found.counts.length > 0)
    await addPicture(surface, view_id, (picture) => statsView(found, picture, texts), statusBars(found.counts));
  return undefined;
}

/** The table says all that the picture does, so a picture that Slack does not take is only logged. */
async function addPicture(
  surface: Surface,
  view_id: string,
  draw: (picture: string) => ReturnType<typeof statsView>,
  bytes: Uint8Array,
): Promise<void> {
  const { client, log } = surface;
  try {
    const id = await uploadFile({ client, fetch }, { name: 'tickets.png', bytes });
    for (const [at, pause] of pauses.entries()) {
      await sleep(pause);
      try {
        await updateView(client, { view_id, view: draw(id) });
        return;
      } catch (error) {
        if (at === pauses.length - 1) throw error;
      }
    }
  } catch (error) {
    log.warn({ err: error }, 'cannot show the chart');
  }
}
