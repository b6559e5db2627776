import { openReport } from './index.ts';
import type { Command } from '../interaction/commands-command.ts';

export const reportCommand: Command = { name: 'report', aliases: ['abuse'], harmless: true, run: openReport };
