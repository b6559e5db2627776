import type { Texts } from '../../locales/index.ts';
import type { WantedFiles } from '../../tickets/fetch-files.ts';
import { ids } from '../ids.ts';
import { button, limits, section, type Block } from './kit.ts';
import { message, type Message } from './message.ts';
import { shownName } from './ticket-words.ts';

/** Rows for files; the rest of a message's 50 blocks is for words. */
const mostRows = limits.messageBlocks - 3;

/** Slack's limit for the address of a button. */
const longestAddress = 3000;

/**
 * What became of "Get files", for one person only: the addresses are good for a short while, for whoever has them. They are
 * also the way to a file that is too large for Slack.
 */
export function filesAnswer({ wanted, files }: WantedFiles, texts: Texts): Message {
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
    return [{ ...section(shownName(name, 200)), accessory: { ...open, url: address } }];
  });
  if (rows.length === 0) return message(text);
  return message(text, [section(text), section(texts('cards.files.addresses')), ...rows.slice(0, mostRows)]);
}

function isWebAddress(address: string): boolean {
  return address.length <= longestAddress && URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}
