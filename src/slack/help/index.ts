import type { Feature } from '../interaction/feature.ts';
import type { Texts } from '../../locales/index.ts';
import { type Command, type CommandName, parseLine } from '../interaction/command.ts';
import { commandHelp, helpMessage } from '../interaction/usage-view.ts';
import type { Message } from '../kit/message.ts';

/** @param commands all other commands, in the order in which they are shown */
export function help(commands: readonly Command[]): Feature {
  return { commands: [helpCommand(commands)] };
}

function helpCommand(commands: readonly Command[]): Command {
  const names: readonly CommandName[] = [...commands.map((command) => command.name), 'help'];
  // The message is the same for everybody who uses the same language.
  const made = new WeakMap<Texts, Message>();
  const overview = (texts: Texts): Message => {
    const message = made.get(texts) ?? helpMessage(names, texts);
    made.set(texts, message);
    return message;
  };
  return {
    name: 'help',
    aliases: ['?', '-h', '--help', 'usage'],
    isReadOnly: true,
    run: ({ texts }, _call, rest) => {
      const asked = parseLine(rest.text).name;
      const one = names.find((name) => name === asked);
      return Promise.resolve(one === undefined ? overview(texts) : commandHelp(one, texts));
    },
  };
}
