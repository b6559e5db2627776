import { openAgreement } from '../agreements/read.ts';
import type { Command } from './command.ts';

export const agreementCommand: Command = {
  name: 'agreement',
  aliases: ['agreements', 'terms'],
  harmless: true,
  run: (surface, call) => openAgreement(surface, call, { kind: 'ticket', page: 0 }),
};
