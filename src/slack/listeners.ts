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

/** Everything that the app listens to. */
export function registerListeners(app: App, context: SlackContext): void {
  registerCommands(app, context);
  registerActions(app, context);
  registerViews(app, context);
  registerOptions(app, context);
  registerEvents(app, context);
  registerCreate(app, context);
}

/** Runs a command line that was offered as a button; only such as change nothing by themselves. */
const runOffered: Click = async (context, call, value) =>
  commandNamed(parseLine(value).name)?.isReadOnly === true ? runLine(context, call, plainly(value)) : outdated(context);

/** What every button and menu does, by the base of its action id. */
export const clicks: Readonly<Record<string, Click>> = {
  ...tableOf((feature) => feature.clicks),
  [ids.actions.run]: runOffered,
};

/** Buttons and menus: acknowledged at once. */
function registerActions(app: App, slackContext: SlackContext): void {
  // One listener for all of them: Bolt tries each listener it has for each payload there is.
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

/** What every form does when it is sent, by its callback id. */
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

/** What every such menu offers, by its action id. */
export const suggesters: Readonly<Record<string, Suggest>> = tableOf((feature) => feature.suggestions);

/** Milliseconds. Slack waits 3 s; a list that is late is there for the next letter. */
const suggestionTimeoutMs = 2000;

/** Menus that are asked for while somebody types. */
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
