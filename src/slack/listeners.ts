import type { App, ViewSubmitAction } from '@slack/bolt';
import { withTimeout } from '../ops/with-timeout.ts';
import { registerCommands, answerWith, runLine } from './commands.ts';
import { registerCreate } from './create/index.ts';
import { commandNamed, menu, tableOf } from './features.ts';
import { callOf, inLanguageOf } from './interaction/call.ts';
import { parseLine } from './interaction/command.ts';
import type { SlackContext } from './interaction/context.ts';
import type { Submit } from './interaction/submission.ts';
import type { Suggest } from './interaction/suggest.ts';
import { anyOf, baseOf, ids } from './kit/ids.ts';
import { registerEvents } from './events.ts';
import { outdated, type Click } from './interaction/feature.ts';
import { answeredInActionsMenu } from './more/index.ts';
import { at, text, factsOf } from './payload.ts';
import { plainly } from './words/typed.ts';

/** Registers all listeners of the app. */
export function registerListeners(app: App, context: SlackContext): void {
  registerCommands(app, context);
  registerActions(app, context);
  registerViews(app, context);
  registerOptions(app, context);
  registerEvents(app, context);
  registerCreate(app, context);
}

/** Runs a command line that was offered as a button, if the command makes no change by itself. */
const runOffered: Click = async (context, call, value) =>
  commandNamed(parseLine(value).name)?.isReadOnly === true ? runLine(context, call, plainly(value)) : outdated(context);

/** Handlers of all buttons and menus, by the base of their action ID. */
export const clicks: Readonly<Record<string, Click>> = {
  ...tableOf((feature) => feature.clicks),
  [ids.actions.run]: runOffered,
};

/** Registers the handler for buttons and menus. Every click is acknowledged immediately. */
function registerActions(app: App, slackContext: SlackContext): void {
  // A single listener for all, because Bolt tries every listener for every payload.
  app.action(anyOf(Object.keys(clicks)), async ({ ack, body, context }) => {
    await ack();
    const localized = await inLanguageOf(slackContext, body);
    const call = answeredInActionsMenu(localized, callOf(localized, body, context.botUserId), body, menu);
    const action = at(body, 'actions', '0');
    const click = clicks[baseOf(text(action, 'action_id') ?? '')];
    const value = text(action, 'value') ?? text(action, 'selected_option', 'value') ?? '';
    await answerWith(localized, call, () => click?.(localized, call, value, body) ?? Promise.resolve(undefined));
  });
}

/** Handlers of all forms, by callback ID. */
export const submits: Readonly<Record<string, Submit>> = tableOf((feature) => feature.submissions);

function registerViews(app: App, slackContext: SlackContext): void {
  app.view<ViewSubmitAction>(
    { callback_id: anyOf(Object.keys(submits)), type: 'view_submission' },
    async ({ ack, body, context }) => {
      const localized = await inLanguageOf(slackContext, body);
      await submits[body.view.callback_id]?.(localized, { body, botUser: context.botUserId, ack });
    },
  );
}

/** Option providers of all such menus, by action ID. */
export const suggesters: Readonly<Record<string, Suggest>> = tableOf((feature) => feature.suggestions);

/** In milliseconds. Slack waits 3 seconds; a list that takes longer is available at the next keystroke. */
const suggestionTimeoutMs = 2000;

/** Registers the handler for menus that load their options while the person types. */
function registerOptions(app: App, slackContext: SlackContext): void {
  // A menu that an earlier version made is answered, too: with nothing.
  app.options(/^/, async ({ ack, body, context }) => {
    const localized = await inLanguageOf(slackContext, body);
    const suggest = suggesters[baseOf(text(body, 'action_id') ?? '')];
    const work = suggest?.(localized, callOf(localized, body, context.botUserId), text(body, 'value') ?? '', body);
    const known = await withTimeout(
      work?.catch((error: unknown) => {
        localized.log.warn({ err: error, ...factsOf(body) }, 'cannot load menu options');
        return [];
      }) ?? Promise.resolve([]),
      suggestionTimeoutMs,
    );
    const found = known?.value ?? [];
    const { options, afterwards } = 'options' in found ? found : { options: found, afterwards: undefined };
    await ack({ options: [...options] });
    await afterwards?.();
  });
}
