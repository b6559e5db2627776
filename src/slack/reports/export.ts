import type { Feature } from '../interaction/feature.ts';
import type { ListFilter } from '../../tickets/list/filter.ts';
import { uploadFile } from '../files.ts';
import { typedFilter } from '../filter/names.ts';
import type { Command } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { reportFailure } from '../interaction/explain.ts';
import { inWords, shown, type Message } from '../kit/message.ts';

/**
 * Exports tickets to the person's direct messages, where one message shows the progress. Nobody else gets the files.
 */
async function exportTickets(context: SlackContext, call: Call, filter: ListFilter): Promise<Message | undefined> {
  const { client, useCases, texts } = context;
  const actor = await call.actor();
  useCases.require(actor, 'export');
  const begun = inWords('export.begun', {}, texts);
  const { channel, ts } = await client.chat.postMessage({ channel: call.user, ...shown(begun) });
  if (channel === undefined || ts === undefined) throw new Error('Slack gave no place for a direct message.');
  await call.answer(inWords('export.direct', {}, texts));
  const report = progressIn(context, channel, ts);
  try {
    const { tickets, files, ownOnly } = await useCases.reports.export(actor, filter, (step) =>
      report(inWords('export.progress', step, texts)),
    );
    for (const file of files) await uploadFile({ client, fetch }, file, channel);
    report(inWords('export.done', { tickets, files: files.length, own: ownOnly ? 'yes' : 'no' }, texts));
  } catch (error) {
    const { text: reason } = await reportFailure(context, error, { kind: 'export' });
    report(inWords('cards.failed', { reason }, texts));
  }
  await report.settled();
  return undefined;
}

/** Edits a message, one edit after the other; outdated edits are skipped. */
function progressIn({ client, log }: SlackContext, channel: string, ts: string) {
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
  const report = (message: Message): void => {
    latest = message;
    running = running.then(edit);
  };
  return Object.assign(report, { settled: () => running });
}

/** Takes the same filter as the list; without one, exports all tickets. */
const exportCommand: Command = {
  name: 'export',
  isReadOnly: false,
  run: async (context, call, rest) => exportTickets(context, call, await typedFilter(context, call, rest, 'all')),
};

export const exports: Feature = {
  commands: [exportCommand],
};
