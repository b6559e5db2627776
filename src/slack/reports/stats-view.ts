import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import type { StatusCount, StatusCounts } from '../../tickets/reports/report-area.ts';
import { isKnownStatus, turnOf, type Turn } from '../../tickets/ticket/status.ts';
import { context, section, type Modal } from '../kit/kit.ts';
import { modal } from '../kit/modal.ts';
import { ids } from '../kit/ids.ts';
import { cut } from '../text/cut.ts';
import { statusWord } from '../text/read.ts';

/** The colors of the bars in `chart.ts`, so that each line of the table matches its bar. */
const squares: Readonly<Record<Turn, string>> = { customer: '🟧', provider: '🟦', nobody: '⬛' };

/** How many tickets have which status: a table, and its chart if Slack has it (`picture`: the file's ID). */
export function statsView(
  { counts, ownOnly, openOnly }: StatusCounts,
  picture: string | undefined,
  texts: Texts,
): Modal {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const lines = counts.map(({ status, count }) => {
    const values = { status: statusWord(status, texts), count, share: total === 0 ? 0 : count / total };
    const square = isKnownStatus(status) ? squares[turnOf(status)] : '⬜';
    return `${square} ${texts('stats.line', values)}`;
  });
  return modal(texts, {
    callback: ids.views.note,
    title: texts('stats.title'),
    blocks: [
      context(texts('stats.total', { total })),
      ...(ownOnly ? [context(texts('stats.own-only'))] : []),
      ...(openOnly === true ? [context(texts('stats.open-only'))] : []),
      ...(picture === undefined || counts.length === 0 ? [] : [chart(counts, picture, texts)]),
      ...lines.slice(0, maxLines).map((line) => section(line)),
    ],
  });
}

/** There are nine statuses; if the service returns more, they are cut to what fits in a view. */
const maxLines = 90;

function chart(counts: readonly StatusCount[], id: string, texts: Texts): types.ImageBlock {
  const words = counts.map(({ status, count }) => `${statusWord(status, texts)} ${count}`).join(', ');
  return { type: 'image', slack_file: { id }, alt_text: cut(texts('stats.picture', { counts: words }), 2000) };
}
