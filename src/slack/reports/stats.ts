import type { Feature } from '../interaction/feature.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { offerForm } from '../kit/offer.ts';
import { statusBars } from './chart.ts';
import type { StatusCounts } from '../../tickets/reports/report-area.ts';
import { uploadFile } from '../files.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { ids } from '../kit/ids.ts';
import { statsView } from './stats-view.ts';
import { buildOrExplain, openView, updateView } from '../interaction/open-form.ts';
import type { Message } from '../kit/message.ts';
import { loadingView } from '../kit/modal.ts';

/**
 * Pauses before each attempt to show an image, in milliseconds: Slack accepts a file first and processes it afterwards.
 */
const pauses = [0, 1000, 2000] as const;

/** Opens the counts by status: the table immediately, the chart when Slack has processed it. */
async function openStats(context: SlackContext, call: Call): Promise<Message | undefined> {
  const { client, useCases, texts } = context;
  if (call.triggerId === undefined) return offerForm('stats', 'all', texts);
  const view_id = await openView(context, call, loadingView(texts('stats.title'), texts));
  if (view_id === undefined) return undefined;
  let found: StatusCounts = { counts: [], ownOnly: false };
  const table = await buildOrExplain(context, async () => {
    found = await useCases.reports.counts(await call.actor());
    return statsView(found, undefined, texts);
  });
  await updateView(client, { view_id, view: table });
  if (found.counts.length > 0)
    await addPicture(context, view_id, (picture) => statsView(found, picture, texts), statusBars(found.counts));
  return undefined;
}

/** The chart repeats the table, so if Slack doesn't accept it, the failure is only logged. */
async function addPicture(
  context: SlackContext,
  view_id: string,
  draw: (picture: string) => ReturnType<typeof statsView>,
  bytes: Uint8Array,
): Promise<void> {
  const { client, log } = context;
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

const statsCommand: Command = {
  name: 'stats',
  isReadOnly: true,
  run: (context, call) => openStats(context, call),
};

export const stats: Feature = {
  commands: [statsCommand],
  clicks: { [ids.reports.stats]: openStats },
};
