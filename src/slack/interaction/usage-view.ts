import type { Texts } from '../../locales/index.ts';
import { message, type Message } from '../kit/message.ts';

/** Names of subcommands that have a usage line and a help text. */
export type Helped =
  | 'new'
  | 'list'
  | 'filter'
  | 'show'
  | 'messages'
  | 'reply'
  | 'close'
  | 'cancel'
  | 'urge'
  | 'delete'
  | 'label'
  | 'labels'
  | 'relate'
  | 'follow-up'
  | 'link'
  | 'unlink'
  | 'links'
  | 'follow'
  | 'unfollow'
  | 'stats'
  | 'export'
  | 'status'
  | 'why'
  | 'more'
  | 'rate'
  | 'agreement'
  | 'contact'
  | 'parameters'
  | 'quota'
  | 'log'
  | 'permissions'
  | 'access'
  | 'report'
  | 'signature'
  | 'help';

/** All commands, one line each; plain text, which every client and screen reader shows as it is. */
export function helpMessage(names: readonly Helped[], texts: Texts): Message {
  const lines = names.map((name) => `• ${texts(`commands.${name}.usage`)}: ${texts(`commands.${name}.help`)}`);
  return message([`*${texts('commands.help.title')}*`, ...lines, '', texts('commands.help.more')].join('\n'));
}

/** One command. */
export function commandHelp(name: Helped, texts: Texts): Message {
  return message(`${texts(`commands.${name}.usage`)}\n${texts(`commands.${name}.help`)}`);
}
