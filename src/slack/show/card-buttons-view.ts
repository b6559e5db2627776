import type { types } from '@slack/bolt';
import type { TextKey, Texts } from '../../locales/index.ts';
import type { TicketSummary } from '../../tickets/ticket/ticket.ts';
import { isOffered } from '../../tickets/ticket/offered.ts';
import { isFinal } from '../../tickets/ticket/status.ts';
import { ids } from '../kit/ids.ts';
import { button, limits, plain, type Block } from '../kit/kit.ts';

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

/** Buttons for what can be done now: a final ticket cannot be opened again, and a new one can follow it up. */
export function cardButtons({ id, status }: Pick<TicketSummary, 'id' | 'status'>, texts: Texts): Block[] {
  const buttons = isFinal(status) ? [followUp(id, texts)] : openButtons(id, status, texts);
  const offered = choices.filter((choice) => choice !== 'cancel' || isOffered('cancel', status));
  return [{ type: 'actions', elements: [...buttons, menu(id, offered, texts)] }];
}

function followUp(id: string, texts: Texts): types.Button {
  const label = texts('related.follow-up.label', { id });
  return button({ action: ids.actions.followUp, text: texts('related.follow-up'), value: id, label });
}

function openButtons(id: string, status: number, texts: Texts): types.Button[] {
  const act = (action: 'close' | 'urge') =>
    button({
      action: ids.actions[action],
      text: texts(`cards.${action}`),
      value: id,
      label: texts(`cards.${action}.label`, { id }),
    });
  const reply = button({
    action: ids.actions.reply,
    text: texts('cards.reply'),
    value: id,
    style: 'primary',
    label: texts('cards.reply.label', { id }),
  });
  return [reply, ...(['close', 'urge'] as const).filter((action) => isOffered(action, status)).map(act)];
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
