import { ids } from '../../ids.ts';
import { onTicketButton, type Click } from '../actions/click.ts';
import type { Submit } from '../views/submission.ts';
import { openRate } from './open.ts';
import { submitRate } from './submit.ts';

export const ratingClicks: Readonly<Record<string, Click>> = { [ids.actions.rate]: onTicketButton(openRate) };

export const ratingSubmits: Readonly<Record<string, Submit>> = { [ids.views.rate]: submitRate };
