import type { Texts } from '../../locales/index.ts';
import { ids } from './ids.ts';
import { button, section, type ButtonOptions } from './kit.ts';
import { message, type Message } from './message.ts';

/** What is offered without being about a ticket: its words, and the button that opens it. */
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
 * A button for what needs a form, where none can be opened: Slack gives a trigger for clicks, and none for mentions.
 * @param value of the button; for `ids.actions.run` a command line, which must change nothing by itself
 */
export function offerForm(form: OfferedForm, value: string, texts: Texts): Message {
  const { said, label, action } = forms[form];
  return offered(texts(said), { action, text: texts(label), value });
}

/** The same for what is done with a ticket. */
export function offer(action: string, label: string, id: string, texts: Texts): Message {
  return offered(texts('commands.offer', { id }), { action, text: label, value: id, label: `${label} ${id}` });
}

/** Nothing more can be done with a finished ticket, but a new one can go on where it ended. */
export function offerFollowUp({ id, status }: { readonly id: string; readonly status: number }, texts: Texts): Message {
  const said = texts('cards.finished', { id, status });
  const label = texts('related.follow-up.label', { id });
  return offered(said, { action: ids.actions.followUp, text: texts('related.follow-up'), value: id, label });
}

/** The form for a reply, where the words could not be sent as they are. */
export function offerReply(said: string, id: string, texts: Texts): Message {
  const label = texts('cards.reply');
  return offered(said, { action: ids.actions.reply, text: label, value: id, label: `${label} ${id}` });
}

/** What a direct conversation offers for words that are no command: a ticket about them, and the way to the commands. */
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
