import type { Texts } from '../../locales/index.ts';
import type { Message } from '../answer.ts';
import { context, header, section } from './kit.ts';

/** Names of subcommands that have a usage line and a help text. */
export type Helped =
  | 'new'
  | 'list'
  | 'show'
  | 'reply'
  | 'close'
  | 'cancel'
  | 'urge'
  | 'delete'
  | 'link'
  | 'unlink'
  | 'links'
  | 'status'
  | 'help';

/** All commands, one line each. */
export function helpMessage(names: readonly Helped[], texts: Texts): Message {
  const lines = names.map((name) => `• ${texts(`commands.${name}.usage`)}: ${texts(`commands.${name}.help`)}`);
  const text = lines.join('\n');
  return {
    text: `${texts('commands.help.title')}\n${text}`,
    blocks: [header(texts('commands.help.title')), section(text), context(texts('commands.help.more'))],
  };
}

/** One command. */
export function commandHelp(name: Helped, texts: Texts): Message {
  const text = `${texts(`commands.${name}.usage`)}\n${texts(`commands.${name}.help`)}`;
  return { text, blocks: [section(text)] };
}
