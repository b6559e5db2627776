import type { App } from '@slack/bolt';
import { within } from '../../ops/within.ts';
import { tableOf } from '../features.ts';
import { callOf, speak } from '../interaction/call.ts';
import type { Surface } from '../interaction/context.ts';
import { anyOf } from '../kit/ids.ts';
import { factsOf, text } from '../payload.ts';
import type { Suggest } from '../interaction/suggest.ts';

/** What every such menu offers, by its action id. */
export const suggesters: Readonly<Record<string, Suggest>> = tableOf((feature) => feature.suggestions);

/** Milliseconds. Slack waits 3 s; a list that is late is there for the next letter. */
const patience = 2000;

/** Menus that are asked for while somebody types; those of the create form have a listener of their own. */
export function registerOptions(app: App, surface: Surface): void {
  app.options(anyOf(Object.keys(suggesters)), async ({ ack, body, context }) => {
    const own = await speak(surface, body);
    const suggest = suggesters[text(body, 'action_id') ?? ''];
    const work = suggest?.(own, callOf(own, body, context.botUserId), text(body, 'value') ?? '', body);
    const known = await within(
      work?.catch((error: unknown) => {
        own.log.warn({ err: error, ...factsOf(body) }, 'cannot load menu options');
        return [];
      }) ?? Promise.resolve([]),
      patience,
    );
    await ack({ options: [...(known?.value ?? [])] });
  });
}
