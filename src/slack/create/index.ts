import type { Feature } from '../interaction/feature.ts';
import type { App, ViewSubmitAction } from '@slack/bolt';
import type { SlackContext } from '../interaction/context.ts';
import { anyOf, baseOf, ids } from '../kit/ids.ts';
import { text } from '../payload.ts';
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
import { openDiagnosis } from '../diagnosis/open.ts';
import { runDiagnosis } from '../diagnosis/run.ts';
import { speak } from '../interaction/call.ts';
import type { Command } from '../interaction/command.ts';
import { offerForm } from '../kit/offer.ts';
import { closed } from './come-back.ts';
import { leaveEarlier, sendToEarlier } from './earlier.ts';
import { keepForForm, openKeptDraft, openKept } from './offered.ts';
import { openCreate } from './open.ts';
import { answerOptions } from './suggest.ts';
import { createAnywhere, createFromMessage } from './shortcuts.ts';
import { submit, type SubmissionAnswer } from './submit.ts';

const { actions } = ids.create;

type Handle = (context: SlackContext, body: unknown) => Promise<void>;

const changes =
  (make: Change): Handle =>
  (context, body) =>
    change(context, body, make);

/** A button with an address; the browser follows it, Slack only wants to hear that it was heard. */
const heard: Handle = () => Promise.resolve();

/** What every button and menu of the form does, by the base of its action id. */
export const createClicks: Readonly<Record<string, Handle>> = {
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
  [actions.diagnose]: openDiagnosis,
  [actions.replyEarlier]: sendToEarlier,
  [actions.leaveEarlier]: leaveEarlier,
  [actions.openKept]: openKeptDraft,
  [ids.diagnosis.actions.more]: heard,
};

type Ack = (answer?: SubmissionAnswer | { readonly response_action: 'clear' }) => Promise<void>;

/** What the form, and what lies on top of it, does when it is sent; by callback id. */
export const createSubmits: Readonly<
  Record<string, (context: SlackContext, body: unknown, ack: Ack) => Promise<void>>
> = {
  [ids.views.create]: submit,
  [ids.diagnosis.views.servers]: runDiagnosis,
  [ids.diagnosis.views.findings]: afterDiagnosis,
};

/** Everything that can happen to the create form. Commands and buttons elsewhere open it by `openCreate`. */
export function registerCreate(app: App, context: SlackContext): void {
  app.action(anyOf(Object.keys(createClicks)), async ({ ack, body }) => {
    await ack();
    const click = createClicks[baseOf(text(body, 'actions', '0', 'action_id') ?? '')];
    if (click !== undefined) await click(await speak(context, body), body);
  });
  app.view<ViewSubmitAction>(
    { callback_id: anyOf(Object.keys(createSubmits)), type: 'view_submission' },
    async ({ ack, body }) => createSubmits[body.view.callback_id]?.(await speak(context, body), body, ack),
  );
  app.options(/^create_/, async ({ ack, body }) => answerOptions(await speak(context, body), body, ack));
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
  clicks: { [ids.actions.newFrom]: openKept },
};
