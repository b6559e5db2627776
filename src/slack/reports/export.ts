import type { Feature } from '../interaction/feature.ts';
import type { ListFilter } from '../../tickets/list/filter.ts';
import { uploadFile } from '../files.ts';
import { typedFilter } from '../filter/names.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { reportFailure } from '../interaction/explain.ts';
import { inWords, shown, type Message } from '../kit/message.ts';

/**
 * Exports tickets into the direct messages of the person, where one message tells how far it is. The files go to nobody else.
 */
async function exportTickets(surface: Surface, call: Call, filter: ListFilter): Promise<Message | undefined> {
  const { client, desk, texts } = surface;
  const actor = await call.actor();
  desk.require(actor, 'export');
  const begun = inWords('export.begun', {}, texts);
  const { channel, ts } = await client.chat.postMessage({ channel: call.user, ...shown(begun) });
  if (channel === undefined || ts === undefined) throw new Error('Slack gave no place for a direct message.');
  await call.answer(inWords('export.direct', {}, texts));
  const tell = progressIn(surface, channel, ts);
  try {
    const { tickets, files, ownOnly } = await desk.reports.export(actor, filter, (step) =>
      tell(inWords('export.progress', step, texts)),
    );
    for (const file of files) await uploadFile({ client, fetch }, file, channel);
    tell(inWords('export.done', { tickets, files: files.length, own: ownOnly ? 'yes' : 'no' }, texts));
  } catch (error) {
    const { text: reason } = await reportFailure(surface, error, { kind: 'export' });
    tell(inWords('cards.failed', { reason }, texts));
  }
  await tell.told();
  return undefined;
}

/** Edits a message, one edit after the other; what is outdated before its turn is left out. */
function progressIn({ client, log }: Surface, channel: string, ts: string) {
  let latest: Message | undefined;
  let running = Promise.resolve();
  const edit = async () => {
    if (latest === undefined) return;
    const message = latest;
    latest = undefined;
    try {
      await client.chat.update({ channel, ts, ...shown(message) });
    } catch (error) {
      log.warn({ err: error }, 'cannot show export progress');
    }
  };
  const tell = (message: Message): void => {
    latest = message;
    running = running.then(edit);
  };
  return Object.assign(tell, { told: () => running });
}

/** The same words as for a list; without any, all tickets. */
const exportCommand: Command = {
  name: 'export',
  harmless: false,
  run: async (surface, call, rest) => exportTickets(surface, call, await typedFilter(surface, call, rest, 'all')),
};

export const exports: Feature = {
  commands: [exportCommand],
};
