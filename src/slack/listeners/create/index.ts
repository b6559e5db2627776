import type { App, ViewSubmitAction } from '@slack/bolt';
import type { SlackContext } from '../../context.ts';
import { anyOf, baseOf, ids } from '../../ids.ts';
import { text } from '../../payload.ts';
import { speak } from '../../speak.ts';
import {
  change,
  choose,
  openDraft,
  sendCode,
  startEmpty,
  takeTemplateOut,
  useTemplate,
  type Change,
} from './actions.ts';
import { closed } from './closed.ts';
import { afterDiagnosis } from './diagnosis/after.ts';
import { openDiagnosis } from './diagnosis/open.ts';
import { runDiagnosis } from './diagnosis/run.ts';
import { answerOptions } from './options.ts';
import { createAnywhere, createFromMessage } from './shortcuts.ts';
import { submit } from './submit.ts';

const { actions } = ids.create;

const changes: Readonly<Record<string, Change>> = {
  [actions.product]: choose,
  [actions.problemType]: choose,
  [actions.retry]: choose,
  [actions.sendCode]: sendCode,
  [actions.template]: useTemplate,
  [actions.removeTemplate]: takeTemplateOut,
  [actions.startEmpty]: startEmpty,
  [actions.openDraft]: openDraft,
};

/** Everything that can happen to the create form. Commands and buttons elsewhere open it by `openCreate`. */
export function registerCreate(app: App, context: SlackContext): void {
  app.action(anyOf(Object.keys(changes)), async ({ ack, body }) => {
    await ack();
    const make = changes[baseOf(text(body, 'actions', '0', 'action_id') ?? '')];
    if (make !== undefined) await change(await speak(context, body), body, make);
  });
  // A button with an address; the browser follows it, Slack only wants to hear that it was heard.
  app.action(anyOf([actions.thread, ids.diagnosis.actions.more]), ({ ack }) => ack());
  app.action(actions.diagnose, async ({ ack, body }) => {
    await ack();
    await openDiagnosis(await speak(context, body), body);
  });
  app.view<ViewSubmitAction>(
    { callback_id: ids.diagnosis.views.servers, type: 'view_submission' },
    async ({ ack, body }) => runDiagnosis(await speak(context, body), body, ack),
  );
  app.view<ViewSubmitAction>(
    { callback_id: ids.diagnosis.views.findings, type: 'view_submission' },
    async ({ ack, body }) => afterDiagnosis(await speak(context, body), body, ack),
  );
  app.options(/^create_/, async ({ ack, body }) => answerOptions(await speak(context, body), body, ack));
  app.view<ViewSubmitAction>({ callback_id: ids.views.create, type: 'view_submission' }, async ({ ack, body }) =>
    submit(await speak(context, body), body, ack),
  );
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
