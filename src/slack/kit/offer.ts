import type { Texts } from '../../locales/index.ts';
import { ids } from './ids.ts';
import { button, section, type ButtonOptions } from './kit.ts';
import { message, type Message } from './message.ts';

/** Offers that aren't about a ticket: the text, and the button that opens the form. */
const forms = {
  agreement: { said: 'commands.offer-form', label: 'agreements.title', action: ids.actions.agreementRead },
  filter: { said: 'filter.offer', label: 'filter.open', action: ids.filter.actions.open },
  labels: { said: 'labels.offer', label: 'labels.title', action: ids.labels.actions.manage },
  new: { said: 'commands.new.offer', label: 'commands.new.button', action: ids.actions.newFrom },
  permissions: { said: 'commands.offer-form', label: 'privileges.title', action: ids.actions.run },
  quota: { said: 'quota.intro', label: 'quota.title', action: ids.quota.open },
  report: { said: 'commands.offer-form', label: 'abuse.title', action: ids.actions.run },
  reportWithFiles: { said: 'commands.files.again', label: 'abuse.title', action: ids.actions.run },
  stats: { said: 'stats.offer', label: 'stats.title', action: ids.reports.stats },
} as const;

export type OfferedForm = keyof typeof forms;

export const offeredForms = Object.keys(forms) as OfferedForm[];

/**
 * A message with a button that opens a form, for places that can't open one directly: Slack sends a trigger with clicks but not
 * with mentions.
 * @param value of the button; for `ids.actions.run`, a command line that makes no change by itself
 */
export function offerForm(form: OfferedForm, value: string, texts: Texts): Message {
  const { said, label, action } = forms[form];
  return offered(texts(said), { action, text: texts(label), value });
}

/** Like `offerForm`, for a form about a ticket. */
export function offer(action: string, label: string, id: string, texts: Texts): Message {
  return offered(texts('commands.offer', { id }), { action, text: label, value: id, label: `${label} ${id}` });
}

/** Says that a ticket is finished, and offers to open a follow-up ticket. */
export function offerFollowUp({ id, status }: { readonly id: string; readonly status: number }, texts: Texts): Message {
  const said = texts('cards.finished', { id, status });
  const label = texts('related.follow-up.label', { id });
  return offered(said, { action: ids.actions.followUp, text: texts('related.follow-up'), value: id, label });
}

/** Offers the reply form if a reply can't be sent as it was typed. */
export function offerReply(said: string, id: string, texts: Texts): Message {
  const label = texts('cards.reply');
  return offered(said, { action: ids.actions.reply, text: label, value: id, label: `${label} ${id}` });
}

/** The answer to a direct message that isn't a command: offers to open a ticket about it, list tickets, or show the help. */
export function offerDirect(value: string, texts: Texts): Message {
  const said = texts('commands.direct');
  const mine = ['list', 'mine'].join(' ');
  const elements = [
    button({ action: ids.actions.newFrom, text: texts('commands.new.button'), value, style: 'primary' }),
    button({ action: `${ids.actions.run}:list`, text: texts('commands.direct.tickets'), value: mine }),
    button({ action: `${ids.actions.run}:help`, text: texts('commands.direct.help'), value: 'help' }),
  ];
  return message(said, [section(said), { type: 'actions', elements }]);
}

function offered(said: string, options: ButtonOptions): Message {
  return message(said, [section(said), { type: 'actions', elements: [button(options)] }]);
}
