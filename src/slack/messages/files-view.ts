import type { Texts } from '../../locales/index.ts';
import type { WantedFiles } from '../../tickets/reply/fetch-files.ts';
import { ids } from '../kit/ids.ts';
import { button, context, limits, row, section, type Block } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';
import { pagesOf } from '../kit/pages.ts';
import { shownName } from '../text/ticket-words.ts';

/** For the rows of one message; the rest of its blocks and its size is for words. */
const room = { blocks: limits.messageBlocks - 3, bytes: limits.messageSize - 1500 } as const;

/** A response URL takes five answers (Slack: "Handling user interaction"). */
const mostFurther = 4;

/** Slack's limit for the address of a button. */
const longestAddress = 3000;

/**
 * What became of "Get files", for one person only: the addresses are good for a short while, for whoever has them. They are
 * also the way to a file that is too large for Slack. They are long, so that several messages may be needed for them.
 */
export function filesAnswers({ wanted, files }: WantedFiles, texts: Texts): readonly [Message, ...Message[]] {
  const text = texts('cards.files.answer', { count: wanted });
  const rows = files.flatMap(({ name, address }, place): Block[] => {
    if (address === undefined || !isWebAddress(address)) return [];
    const label = texts('cards.files.open-label', { name: shownName(name, 60) });
    const open = button({
      action: `${ids.actions.fileOpen}:${place}`,
      text: texts('cards.files.open'),
      value: 'open',
      label,
    });
    return [row(shownName(name), { ...open, url: address })];
  });
  if (rows.length === 0) return [message(text)];
  const [first = [], ...others] = pagesOf(rows, room);
  const further = texts('cards.files.further');
  return [
    message(text, [section(text), section(texts('cards.files.addresses')), ...first]),
    ...others.slice(0, mostFurther).map((page) => message(further, [context(further), ...page])),
  ];
}

function isWebAddress(address: string): boolean {
  return address.length <= longestAddress && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
