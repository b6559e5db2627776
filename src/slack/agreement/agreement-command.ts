import { openAgreement } from './index.ts';
import type { Command } from '../interaction/commands-command.ts';

export const agreementCommand: Command = {
  name: 'agreement',
  aliases: ['agreements', 'terms'],
  harmless: true,
  run: (surface, call) => openAgreement(surface, call, { kind: 'ticket', page: 0 }),
};
