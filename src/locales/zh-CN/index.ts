import type { en } from '../en/index.ts';
import { agreements } from './agreements.ts';
import { access } from './access.ts';
import { cards } from './cards.ts';
import { commands } from './commands.ts';
import { contacts } from './contacts.ts';
import { create } from './create.ts';
import { diagnosis } from './diagnosis.ts';
import { errors } from './errors.ts';
import { filter } from './filter.ts';
import { hub } from './hub.ts';
import { labels } from './labels.ts';
import { log } from './log.ts';
import { parameters } from './parameters.ts';
import { privacy } from './privacy.ts';
import { privileges } from './privileges.ts';
import { rating } from './rating.ts';
import { quota } from './quota.ts';
import { related } from './related.ts';
import { messages } from './messages.ts';
import { reports } from './reports.ts';
import { service } from './service.ts';
import { abuse } from './abuse.ts';
import { troubles } from './troubles.ts';

/** All texts in Simplified Chinese, with the same files and keys as in English; the compiler reports missing ones. */
export const zhCN: Readonly<Record<keyof typeof en, string>> = {
  ...agreements,
  ...access,
  ...cards,
  ...commands,
  ...contacts,
  ...create,
  ...diagnosis,
  ...errors,
  ...filter,
  ...hub,
  ...labels,
  ...log,
  ...parameters,
  ...privacy,
  ...privileges,
  ...rating,
  ...quota,
  ...related,
  ...messages,
  ...reports,
  ...service,
  ...abuse,
  ...troubles,
};
