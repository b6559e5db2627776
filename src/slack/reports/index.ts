import { ids } from '../interaction/ids.ts';
import type { Click } from '../interaction/click.ts';
import { openStats } from './stats.ts';

export const reportClicks: Readonly<Record<string, Click>> = { [ids.reports.stats]: openStats };
