import { choices, type MoreChoice } from '../../blocks/card-buttons.ts';
import { askFirst } from '../tasks/act.ts';
import { openHub } from '../hub/open.ts';
import { openLink, unfollow } from '../tasks/link.ts';
import { openMessages } from '../tasks/whole.ts';
import { onTicketButton, outdated, type Click } from './click.ts';

const tasks: Readonly<Record<MoreChoice, Click>> = {
  cancel: onTicketButton((surface, call, id) => askFirst(surface, call, 'cancel', id)),
  link: onTicketButton(openLink),
  unlink: onTicketButton(unfollow),
  whole: onTicketButton(openMessages),
  all: onTicketButton(openHub),
};

/** The menu of a card: the value is the choice, a blank and the ticket's id. */
export const more: Click = async (surface, call, value, body) => {
  const [chosen, id = ''] = value.split(' ');
  const choice = choices.find((known) => known === chosen);
  return choice === undefined ? outdated(surface) : tasks[choice](surface, call, id, body);
};
