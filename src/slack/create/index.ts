import type { Click, Feature } from '../interaction/feature.ts';
import type { App } from '@slack/bolt';
import type { SlackContext } from '../interaction/context.ts';
import { ids } from '../kit/ids.ts';
import {
  change,
  choose,
  openDraft,
  sendCode,
  startEmpty,
  removeTemplateText,
  useTemplate,
  type Change,
} from './changes.ts';
import { afterDiagnosis } from '../diagnosis/findings.ts';
import { runDiagnosis, openDiagnosis } from '../diagnosis/run.ts';
import { inLanguageOf } from '../interaction/call.ts';
import type { Command } from '../interaction/command.ts';
import { offerForm } from '../kit/offer.ts';
import { closed } from './reopen-form.ts';
import { keepEarlierTicket, sendToEarlier } from './earlier-ticket.ts';
import { openCreate } from './open.ts';
import { suggestChoices } from './suggest.ts';
import { createAnywhere, createFromMessage, keepPrefill, openDraftFromMessage, openPrefilled } from './shortcuts.ts';
import { submit } from './submit.ts';

const { actions } = ids.create;

/** A click in the form. The form itself shows the result, so no progress message is sent. */
const inForm =
  (work: (context: SlackContext, body: unknown) => Promise<void>): Click =>
  async (context, { form }, _, body) => {
    form.open = true;
    await work(context, body);
    return undefined;
  };

const changes = (make: Change): Click => inForm((context, body) => change(context, body, make));

/** A button with a URL, which the browser opens. Slack only needs the acknowledgment. */
const heard: Click = () => Promise.resolve(undefined);

const clicks: Readonly<Record<string, Click>> = {
  [ids.actions.newFrom]: openPrefilled,
  [actions.product]: changes(choose),
  [actions.problemType]: changes(choose),
  [actions.channel]: changes(choose),
  [actions.retry]: changes(choose),
  [actions.sendCode]: changes(sendCode),
  [actions.template]: changes(useTemplate),
  [actions.removeTemplate]: changes(removeTemplateText),
  [actions.startEmpty]: changes(startEmpty),
  [actions.openDraft]: changes(openDraft),
  [actions.thread]: heard,
  [actions.diagnose]: inForm(openDiagnosis),
  [actions.replyEarlier]: inForm(sendToEarlier),
  [actions.keepEarlierTicket]: inForm(keepEarlierTicket),
  [actions.openPrefilled]: inForm(openDraftFromMessage),
  [ids.diagnosis.actions.more]: heard,
};

/** Actions that change more than the form. What follows from a link to another page isn't known, so it counts as a change. */
const changing: ReadonlySet<string> = new Set([actions.sendCode, actions.replyEarlier, ids.diagnosis.actions.more]);

/** Menus that load their options while somebody types. */
const menus = [
  ...[actions.product, actions.problemType, actions.region, actions.severity],
  ...[actions.template, actions.parameter, actions.areaCode],
];

/** Registers the shortcuts, and the handler for a create form that was closed: no other form reports that. */
export function registerCreate(app: App, context: SlackContext): void {
  app.view({ callback_id: ids.views.create, type: 'view_closed' }, async ({ ack, body }) => {
    await ack();
    await closed(await inLanguageOf(context, body), body);
  });
  app.shortcut(ids.shortcuts.create, async ({ ack, body }) => {
    await ack();
    await createAnywhere(await inLanguageOf(context, body), body);
  });
  app.shortcut(ids.shortcuts.createFromMessage, async ({ ack, body }) => {
    await ack();
    await createFromMessage(await inLanguageOf(context, body), body);
  });
}

const newCommand: Command = {
  name: 'new',
  aliases: ['create', 'open', 'add'],
  isReadOnly: true,
  run: async (context, call, rest) => {
    const { triggerId, user, team, form } = call;
    const text = rest.text.trim();
    if (triggerId === undefined) return offerForm('new', await keepPrefill(context, call, text), context.texts);
    const { channel, thread } = call.isDirect ? {} : call.place;
    await openCreate(context, { triggerId, user, team, channel, thread, text, form });
    return undefined;
  },
};

export const create: Feature = {
  commands: [newCommand],
  clicks,
  submissions: {
    [ids.views.create]: submit,
    [ids.diagnosis.views.servers]: runDiagnosis,
    [ids.diagnosis.views.findings]: afterDiagnosis,
  },
  suggestions: Object.fromEntries(menus.map((menu) => [menu, suggestChoices])),
  isReadOnly: Object.keys(clicks).filter((id) => !changing.has(id)),
};
