import { usageMessage } from '../../blocks/command-words.ts';
import { inWords } from '../../blocks/in-words.ts';
import { foreign } from '../../text/foreign.ts';
import { signature } from '../../../tickets/signature.ts';
import type { Command } from './command.ts';
import { parseLine } from './parse.ts';

/** Whether the person's replies carry their name. */
export const signatureCommand: Command = {
  name: 'signature',
  aliases: ['sign'],
  harmless: false,
  run: async ({ desk, people, texts }, call, rest) => {
    const { name: wanted } = parseLine(rest.text);
    const actor = await call.actor();
    if (wanted === 'on' || wanted === 'off') await desk.signature.set(actor, wanted === 'on');
    else if (wanted !== '') return usageMessage('signature', 'commands.bad-choice', texts);
    if (!(await desk.signature.isOn(actor))) return inWords('commands.signature.off', {}, texts);
    const name = (await people.name(call.user)) ?? '…';
    return inWords('commands.signature.on', { signature: foreign(signature(name)) }, texts);
  },
};
