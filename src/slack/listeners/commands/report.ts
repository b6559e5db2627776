import { openReport } from '../abuse/index.ts';
import type { Command } from './command.ts';

export const reportCommand: Command = { name: 'report', aliases: ['abuse'], harmless: true, run: openReport };
