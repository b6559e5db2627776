import type { types } from '@slack/bolt';
import type { TextKey, Texts } from '../../locales/index.ts';
import type { TicketSummary } from '../../tickets/ticket.ts';
import { isFinal } from '../../tickets/status.ts';
import { ids } from '../ids.ts';
import { button, limits, plain, type Block } from './kit.ts';

/** What the menu of a card offers, at most 5 as Slack allows; `all` opens the rest. The option's value is the choice, a blank and the ticket's id. */
export const choices = ['whole', 'link', 'unlink', 'cancel', 'all'] as const;

export type MoreChoice = (typeof choices)[number];

const choiceTexts: Readonly<Record<MoreChoice, TextKey>> = {
  whole: 'cards.more.whole',
  link: 'cards.more.link',
  unlink: 'cards.more.unlink',
  cancel: 'cards.more.cancel',
  all: 'cards.more.all',
};

/**
 * Buttons for what can still be done: nothing of a final ticket can be answered, closed, urged or cancelled, nor can it be
 * opened again; a new one can follow it up.
 */
export function cardButtons(ticket: Pick<TicketSummary, 'id' | 'status'>, texts: Texts): Block[] {
  const { id } = ticket;
  const final = isFinal(ticket.status);
  const buttons = final
    ? [
        button({
          action: ids.actions.followUp,
          text: texts('related.follow-up'),
          value: id,
          label: texts('related.follow-up.label', { id }),
        }),
      ]
    : [
        button({
          action: ids.actions.reply,
          text: texts('cards.reply'),
          value: id,
          style: 'primary',
          label: texts('cards.reply.label', { id }),
        }),
        button({
          action: ids.actions.close,
          text: texts('cards.close'),
          value: id,
          label: texts('cards.close.label', { id }),
        }),
        button({
          action: ids.actions.urge,
          text: texts('cards.urge'),
          value: id,
          label: texts('cards.urge.label', { id }),
        }),
      ];
  const offered = choices.filter((choice) => !(final && choice === 'cancel'));
  return [{ type: 'actions', elements: [...buttons, menu(id, offered, texts)] }];
}

function menu(id: string, offered: readonly MoreChoice[], texts: Texts): types.Overflow {
  return {
    type: 'overflow',
    action_id: ids.actions.more,
    options: offered.map((choice) => ({
      text: plain(texts(choiceTexts[choice]), limits.buttonText),
      value: `${choice} ${id}`,
    })),
  };
}
