import { openLabels } from '../labels/all.ts';
import type { Command } from './command.ts';

export const labelsCommand: Command = {
  name: 'labels',
  harmless: true,
  run: (surface, call) => openLabels(surface, call),
};
