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
  takeTemplateOut,
  useTemplate,
  type Change,
} from './changes.ts';
import { afterDiagnosis } from '../diagnosis/findings.ts';
import { runDiagnosis, openDiagnosis } from '../diagnosis/run.ts';
import { speak } from '../interaction/call.ts';
import type { Command } from '../interaction/command.ts';
import { offerForm } from '../kit/offer.ts';
import { closed } from './come-back.ts';
import { leaveEarlier, sendToEarlier } from './earlier.ts';
import { openCreate } from './open.ts';
import { suggestChoices } from './suggest.ts';
import { createAnywhere, createFromMessage, keepForForm, openKeptDraft, openKept } from './shortcuts.ts';
import { submit } from './submit.ts';

const { actions } = ids.create;

/** A click in the form, which shows by itself what comes of it: nobody is told by a message that it takes a while. */
const inForm =
  (work: (context: SlackContext, body: unknown) => Promise<void>): Click =>
  async (context, { form }, _, body) => {
    form.open = true;
    await work(context, body);
    return undefined;
  };

const changes = (make: Change): Click => inForm((context, body) => change(context, body, make));

/** A button with an address; the browser follows it, Slack only wants to hear that it was heard. */
const heard: Click = () => Promise.resolve(undefined);

const clicks: Readonly<Record<string, Click>> = {
  [ids.actions.newFrom]: openKept,
  [actions.product]: changes(choose),
  [actions.problemType]: changes(choose),
  [actions.channel]: changes(choose),
  [actions.retry]: changes(choose),
  [actions.sendCode]: changes(sendCode),
  [actions.template]: changes(useTemplate),
  [actions.removeTemplate]: changes(takeTemplateOut),
  [actions.startEmpty]: changes(startEmpty),
  [actions.openDraft]: changes(openDraft),
  [actions.thread]: heard,
  [actions.diagnose]: inForm(openDiagnosis),
  [actions.replyEarlier]: inForm(sendToEarlier),
  [actions.leaveEarlier]: inForm(leaveEarlier),
  [actions.openKept]: inForm(openKeptDraft),
  [ids.diagnosis.actions.more]: heard,
};

/** The menus whose options are asked for while somebody types. */
const menus = [
  ...[actions.product, actions.problemType, actions.region, actions.severity],
  ...[actions.template, actions.parameter, actions.areaCode],
];

/** Shortcuts open the create form, and only of that the app hears that it was closed. */
export function registerCreate(app: App, context: SlackContext): void {
  app.view({ callback_id: ids.views.create, type: 'view_closed' }, async ({ ack, body }) => {
    await ack();
    await closed(await speak(context, body), body);
  });
  app.shortcut(ids.shortcuts.create, async ({ ack, body }) => {
    await ack();
    await createAnywhere(await speak(context, body), body);
  });
  app.shortcut(ids.shortcuts.createFromMessage, async ({ ack, body }) => {
    await ack();
    await createFromMessage(await speak(context, body), body);
  });
}

const newCommand: Command = {
  name: 'new',
  aliases: ['create', 'open', 'add'],
  harmless: true,
  run: async (surface, call, rest) => {
    const { triggerId, user, team, form } = call;
    const text = rest.text.trim();
    if (triggerId === undefined) return offerForm('new', await keepForForm(surface, call, text), surface.texts);
    const { channel, thread } = call.isDirect ? {} : call.place;
    await openCreate(surface, { triggerId, user, team, channel, thread, text, form });
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
  harmless: Object.keys(clicks).filter((id) => id !== actions.sendCode && id !== ids.diagnosis.actions.more),
};
