import { access } from './access.ts';
import { account } from './account.ts';
import { create } from './create.ts';
import { diagnosis } from './diagnosis.ts';
import type { Entry } from './entry.ts';
import { forms } from './forms.ts';
import { links } from './links.ts';
import { lists } from './lists.ts';
import { tickets } from './tickets.ts';
import { words } from './words.ts';

/** Every view and message that the bot can show. */
export const gallery: readonly Entry[] = [
  ...tickets,
  ...access,
  ...create,
  ...diagnosis,
  ...forms,
  ...lists,
  ...links,
  ...account,
  ...words,
];
