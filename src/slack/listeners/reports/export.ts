import type { ListFilter } from '../../../tickets/filter.ts';
import type { Message } from '../../answer.ts';
import { reportFailure } from '../../failure.ts';
import type { Call, Surface } from '../../surface.ts';
import { uploadFile } from '../../upload.ts';

/**
 * Exports tickets into the direct messages of the person, where one message tells how far it is. The files go to nobody else.
 */
export async function exportTickets(surface: Surface, call: Call, filter: ListFilter): Promise<Message | undefined> {
  const { client, desk, texts } = surface;
  const actor = await call.actor();
  desk.require(actor, 'export');
  const { channel, ts } = await client.chat.postMessage({ channel: call.user, text: texts('export.begun') });
  if (channel === undefined || ts === undefined) throw new Error('Slack gave no place for a direct message.');
  await call.answer({ text: texts('export.direct') });
  const tell = progressIn(surface, channel, ts);
  try {
    const { tickets, files } = await desk.reports.export(actor, filter, (step) => tell(texts('export.progress', step)));
    for (const file of files) await uploadFile({ client, fetch }, file, channel);
    tell(texts('export.done', { tickets, files: files.length }));
  } catch (error) {
    tell(texts('cards.failed', { reason: reportFailure(surface, error, { kind: 'export' }).mrkdwn }));
  }
  await tell.told();
  return undefined;
}

/** Edits a message, one edit after the other; what is outdated before its turn is left out. */
function progressIn({ client, log }: Surface, channel: string, ts: string) {
  let latest: string | undefined;
  let running = Promise.resolve();
  const edit = async () => {
    if (latest === undefined) return;
    const text = latest;
    latest = undefined;
    try {
      await client.chat.update({ channel, ts, text });
    } catch (error) {
      log.warn({ err: error }, 'The progress of an export could not be shown.');
    }
  };
  const tell = (text: string): void => {
    latest = text;
    running = running.then(edit);
  };
  return Object.assign(tell, { told: () => running });
}
