import type { App } from '@slack/bolt';
import { commandNamed, tableOf } from '../features.ts';
import { callOf, speak } from '../interaction/call.ts';
import { outdated, type Click } from '../interaction/click.ts';
import { parseLine } from '../interaction/command.ts';
import type { Surface } from '../interaction/context.ts';
import { anyOf, baseOf, ids } from '../kit/ids.ts';
import { at, text } from '../payload.ts';
import { answerWith } from '../interaction/working.ts';
import { answeredInHub } from '../more/index.ts';
import { plainly } from '../words/typed.ts';
import { runLine } from './run-line.ts';

/** Runs a command line that was offered as a button; only such as change nothing by themselves. */
const runOffered: Click = async (surface, call, value) =>
  commandNamed(parseLine(value).name)?.harmless === true ? runLine(surface, call, plainly(value)) : outdated(surface);

/** What every button and menu does, by the base of its action id; those of the create form are in `create/`. */
export const clicks: Readonly<Record<string, Click>> = {
  ...tableOf((feature) => feature.clicks),
  [ids.actions.run]: runOffered,
};

/** Buttons and menus: acknowledged at once. */
export function registerActions(app: App, surface: Surface): void {
  // One listener for all of them: Bolt tries each listener it has for each payload there is.
  app.action(anyOf(Object.keys(clicks)), async ({ ack, body, context }) => {
    await ack();
    const own = await speak(surface, body);
    const call = answeredInHub(own, callOf(own, body, context.botUserId), body);
    const action = at(body, 'actions', '0');
    const click = clicks[baseOf(text(action, 'action_id') ?? '')];
    const value = text(action, 'value') ?? text(action, 'selected_option', 'value') ?? '';
    await answerWith(own, call, () => click?.(own, call, value, body) ?? Promise.resolve(undefined));
  });
}
