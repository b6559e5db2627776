import { choices, type MoreChoice } from '../show/card-buttons-view.ts';
import { askFirst } from '../act/index.ts';
import { openHub } from './open.ts';
import { openLink, unfollow } from '../link/index.ts';
import { openMessages } from '../messages/index.ts';
import { onTicketButton, outdated, type Click } from '../interaction/click.ts';

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
