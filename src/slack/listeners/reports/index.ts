import { ids } from '../../ids.ts';
import type { Click } from '../actions/click.ts';
import { openStats } from './stats.ts';

export const reportClicks: Readonly<Record<string, Click>> = { [ids.reports.stats]: openStats };
