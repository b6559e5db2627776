import type { App, ViewSubmitAction } from '@slack/bolt';
import { tableOf } from '../features.ts';
import { speak } from '../interaction/call.ts';
import type { Surface } from '../interaction/context.ts';
import { anyOf } from '../kit/ids.ts';
import type { Submit } from '../interaction/submission.ts';

/** What every form does when it is sent, by its callback id; those of the create form are in `create/`. */
export const submits: Readonly<Record<string, Submit>> = tableOf((feature) => feature.submissions);

export function registerViews(app: App, surface: Surface): void {
  app.view<ViewSubmitAction>(
    { callback_id: anyOf(Object.keys(submits)), type: 'view_submission' },
    async ({ ack, body, context }) => {
      const own = await speak(surface, body);
      await submits[body.view.callback_id]?.(own, { body, botUser: context.botUserId, ack });
    },
  );
}
