import { choices, type MoreChoice } from '../../blocks/card-buttons.ts';
import { askFirst } from '../tasks/act.ts';
import { openLink, unfollow } from '../tasks/link.ts';
import { openWhole } from '../tasks/whole.ts';
import { onTicketButton, outdated, type Click } from './click.ts';

const tasks: Readonly<Record<MoreChoice, Click>> = {
  cancel: onTicketButton((surface, call, id) => askFirst(surface, call, 'cancel', id)),
  delete: onTicketButton((surface, call, id) => askFirst(surface, call, 'delete', id)),
  link: onTicketButton(openLink),
  unlink: onTicketButton(unfollow),
  whole: onTicketButton((surface, call, ticket) => openWhole(surface, call, { ticket, page: 0 })),
};

/** The menu of a card: the value is the choice, a blank and the ticket's id. */
export const more: Click = async (surface, call, value, body) => {
  const [chosen, id = ''] = value.split(' ');
  const choice = choices.find((known) => known === chosen);
  return choice === undefined ? outdated(surface) : tasks[choice](surface, call, id, body);
};
