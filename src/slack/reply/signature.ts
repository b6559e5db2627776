import type { Feature } from '../interaction/feature.ts';
import { foreign } from '../text/foreign.ts';
import { signature } from '../../tickets/reply/signature.ts';
import { type Command, parseLine } from '../interaction/command.ts';
import { usageMessage } from '../interaction/usage-view.ts';
import { inWords } from '../kit/message.ts';

/** Whether the person's replies carry their name. */
const signatureCommand: Command = {
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

export const signatures: Feature = {
  commands: [signatureCommand],
};
