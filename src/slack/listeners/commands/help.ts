import { commandHelp, helpMessage } from '../../blocks/help.ts';
import type { Command, CommandName } from './command.ts';
import { parseLine } from './parse.ts';

/** @param commands all there are, in the order in which they are shown */
export function helpCommand(commands: readonly Command[]): Command {
  return {
    name: 'help',
    aliases: ['?', '-h', '--help', 'usage'],
    harmless: true,
    run: ({ texts }, _call, rest) => {
      const names: readonly CommandName[] = [...commands.map((command) => command.name), 'help'];
      const asked = parseLine(rest.text).name;
      const one = names.find((name) => name === asked);
      return Promise.resolve(one === undefined ? helpMessage(names, texts) : commandHelp(one, texts));
    },
  };
}
