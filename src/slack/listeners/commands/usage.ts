import type { TextKey, Texts } from '../../../locales/index.ts';
import type { Message } from '../../answer.ts';
import type { CommandName } from './command.ts';

/** What is wrong, and how it is written. */
export function usageMessage(name: CommandName, problem: TextKey, texts: Texts): Message {
  return { text: `${texts(problem)} ${texts('commands.usage', { usage: texts(`commands.${name}.usage`) })}` };
}
