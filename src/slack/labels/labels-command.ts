import { openLabels } from './all.ts';
import type { Command } from '../interaction/commands-command.ts';

export const labelsCommand: Command = {
  name: 'labels',
  harmless: true,
  run: (surface, call) => openLabels(surface, call),
};
