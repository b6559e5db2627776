import type { App } from '@slack/bolt';
import { within } from '../../../ops/within.ts';
import { anyOf } from '../../ids.ts';
import { factsOf, text } from '../../payload.ts';
import { speak } from '../../speak.ts';
import type { Surface } from '../../surface.ts';
import { callOf } from '../call.ts';
import { filterSuggesters } from '../filter/index.ts';
import { labelSuggesters } from '../labels/index.ts';
import { parameterSuggesters } from '../parameters/index.ts';
import { relatedSuggesters } from '../related/index.ts';
import { quotaSuggesters } from '../quota/index.ts';
import type { Suggest } from './suggest.ts';

/** What every such menu offers, by its action id. */
export const suggesters: Readonly<Record<string, Suggest>> = {
  ...quotaSuggesters,
  ...filterSuggesters,
  ...labelSuggesters,
  ...parameterSuggesters,
  ...relatedSuggesters,
};

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
