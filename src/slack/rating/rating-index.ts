import { ids } from '../interaction/ids.ts';
import { onTicketButton, type Click } from '../interaction/click.ts';
import type { Submit } from '../interaction/submission.ts';
import { openRate } from './index.ts';
import { submitRate } from './submit.ts';

export const ratingClicks: Readonly<Record<string, Click>> = { [ids.actions.rate]: onTicketButton(openRate) };

export const ratingSubmits: Readonly<Record<string, Submit>> = { [ids.views.rate]: submitRate };
