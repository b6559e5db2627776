import { ids } from '../../ids.ts';
import type { Click } from '../actions/click.ts';
import { withdraw } from './withdraw.ts';

export const messageClicks: Readonly<Record<string, Click>> = {
  [ids.messages.actions.withdraw]: withdraw,
};
