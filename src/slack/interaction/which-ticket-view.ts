import type { Texts } from '../../locales/index.ts';
import { ids } from '../kit/ids.ts';
import { encodeMetadata } from './metadata.ts';
import { button, section, type Block } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';

/** Slack's limit for the value of a button. */
const longestValue = 2000;

/** What somebody wanted to send. */
export interface Unsent {
  /** All of it, for the ticket of the place. */
  readonly text: string;
  /** Without the number, for the ticket that was perhaps named. */
  readonly named: string;
  /** Names what the person did, so that it is sent once, whatever is clicked. */
  readonly key: string;
}

/**
 * Asks which ticket words are for: the one that was perhaps named, or that of the place. Nothing was sent; a click on either
 * sends it, where the words have room in the button.
 */
export function whichTicket(
  { named, linked }: { readonly named: string; readonly linked: string },
  { text, named: rest, key }: Unsent,
  texts: Texts,
): Message {
  const said = texts('commands.which', { named, linked });
  const choices = [
    { ticket: named, text: rest.trim() === '' ? text : rest },
    { ticket: linked, text },
  ].map((choice) => ({ ...choice, value: valueOf({ ...choice, key }) }));
  if (choices.some(({ value }) => value === undefined)) return message(said);
  const elements = choices.map(({ ticket, value = '' }) =>
    button({ action: `${ids.actions.sendTo}:${ticket}`, text: texts('commands.which.send', { id: ticket }), value }),
  );
  const buttons: Block = { type: 'actions', elements };
  return message(said, [section(said), buttons]);
}

function valueOf(choice: { readonly ticket: string; readonly text: string; readonly key: string }): string | undefined {
  if (choice.text.length > longestValue || choice.key.length > 200) return undefined;
  const value = encodeMetadata('sendTo', choice);
  return value.length > longestValue ? undefined : value;
}
