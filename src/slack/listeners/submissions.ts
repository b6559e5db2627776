import type { App, ViewSubmitAction } from '@slack/bolt';
import { anyOf, ids } from '../interaction/ids.ts';
import { contactSubmits } from '../contact/index.ts';
import { filterSubmits } from '../filter/index.ts';
import { labelSubmits } from '../labels/index.ts';
import { privilegeSubmits } from '../permissions/index.ts';
import { parameterSubmits } from '../parameters/index.ts';
import { abuseSubmits } from '../abuse/index.ts';
import { accessSubmits } from '../access/index.ts';
import { submitConfirm } from '../act/index.ts';
import { speak } from '../interaction/call.ts';
import type { Surface } from '../interaction/context.ts';
import type { Submit } from '../interaction/submission.ts';
import { submitLink } from '../link/index.ts';
import { submitMove } from '../paused/index.ts';
import { ratingSubmits } from '../rating/index.ts';
import { relatedSubmits } from '../related/index.ts';
import { submitReply } from '../reply/index.ts';

/** What every form does when it is sent, by its callback id; those of the create form are in `create/`. */
export const submits: Readonly<Record<string, Submit>> = {
  [ids.views.reply]: submitReply,
  [ids.views.confirm]: submitConfirm,
  [ids.views.link]: submitLink,
  [ids.views.move]: submitMove,
  ...contactSubmits,
  ...filterSubmits,
  ...labelSubmits,
  ...privilegeSubmits,
  ...ratingSubmits,
  ...abuseSubmits,
  ...parameterSubmits,
  ...relatedSubmits,
  ...accessSubmits,
};

export function registerViews(app: App, surface: Surface): void {
  app.view<ViewSubmitAction>(
    { callback_id: anyOf(Object.keys(submits)), type: 'view_submission' },
    async ({ ack, body, context }) => {
      const own = await speak(surface, body);
      await submits[body.view.callback_id]?.(own, { body, botUser: context.botUserId, ack });
    },
  );
}
