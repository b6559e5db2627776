import { ids } from '../interaction/ids.ts';
import type { Click } from '../interaction/click.ts';
import { withdraw } from './withdraw.ts';

export const messageClicks: Readonly<Record<string, Click>> = {
  [ids.messages.actions.withdraw]: withdraw,
};
