import type { Texts } from '../../locales/index.ts';
import type { Readers } from '../../tickets/visibility/visibility.ts';
import { section } from '../kit/kit.ts';
import { message, type Message } from '../kit/message.ts';
import { shownName } from '../text/read.ts';

/** Maximum number of tickets that a warning lists. */
const maxNamed = 20;

export interface WiderChannel {
  readonly channel: string;
  readonly readers: Readers;
  readonly tickets: readonly string[];
}

/** Warns a person who linked tickets to a channel that more people can read it now, and says how to stop that. */
export function widerWarning({ channel, readers, tickets }: WiderChannel, texts: Texts): Message {
  const named = tickets.slice(0, maxNamed).map((ticket) => shownName(ticket));
  const list = named.join(', ');
  const more = tickets.length - named.length;
  const said = texts('privacy.wider', { channel: `<#${channel}>`, readers, list, more });
  return message(said, [section(said)]);
}
