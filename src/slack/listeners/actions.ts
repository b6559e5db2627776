import type { App } from '@slack/bolt';
import { anyOf, baseOf, ids } from '../interaction/ids.ts';
import { at, text } from '../interaction/payload.ts';
import { speak } from '../interaction/speak.ts';
import type { Surface } from '../interaction/surface.ts';
import { agreementClicks } from '../agreement/agreements-index.ts';
import { contactClicks } from '../contact/index.ts';
import { parameterClicks } from '../parameters/index.ts';
import { quotaClicks } from '../quota/quota-index.ts';
import { accessClicks } from '../access/index.ts';
import { callOf } from '../interaction/call.ts';
import { openKept } from '../create/offered.ts';
import { openFollowUp } from '../create/follow-up.ts';
import { answeredInHub, hubClicks } from '../more/index.ts';
import { messageClicks } from '../messages/messages-index.ts';
import { reportClicks } from '../reports/index.ts';
import { filterClicks } from '../filter/index.ts';
import { labelClicks } from '../labels/index.ts';
import { askFirst, urge } from '../act/index.ts';
import { logClicks } from '../log/index.ts';
import { ratingClicks } from '../rating/rating-index.ts';
import { privacyClicks } from '../visibility/index.ts';
import { relatedClicks } from '../related/related-index.ts';
import { openLink, unfollow } from '../link/index.ts';
import { openReply } from '../reply/index.ts';
import { showTicket } from '../show/index.ts';
import { answerWith } from '../interaction/working.ts';
import { onTicketButton, type Click } from '../interaction/click.ts';
import { fetchFiles, openFile } from '../messages/files.ts';
import { more } from '../more/more.ts';
import { turnLinksPage, turnListPage, turnStatusPage, turnWholePage, turnWhyPage } from './pages.ts';
import { runOffered } from './run-offered.ts';
import { sendTo } from '../reply/send-to.ts';
import { showWhole } from '../messages/show-whole.ts';
import { moveLink, movePaused, resumeLink, resumePaused, sendAgain } from '../paused/suspended.ts';

const { actions } = ids;

/** What every button and menu does, by the base of its action id; those of the create form are in `create/`. */
export const clicks: Readonly<Record<string, Click>> = {
  [actions.open]: onTicketButton(showTicket),
  [actions.reply]: onTicketButton(openReply),
  [actions.close]: onTicketButton((surface, call, id) => askFirst(surface, call, 'close', id)),
  [actions.cancel]: onTicketButton((surface, call, id) => askFirst(surface, call, 'cancel', id)),
  [actions.delete]: onTicketButton((surface, call, id) => askFirst(surface, call, 'delete', id)),
  [actions.urge]: onTicketButton(urge),
  [actions.link]: onTicketButton(openLink),
  [actions.unlink]: onTicketButton(unfollow),
  [actions.more]: more,
  [actions.followUp]: onTicketButton(openFollowUp),
  [actions.messageWhole]: showWhole,
  [actions.messageFiles]: fetchFiles,
  [actions.fileOpen]: openFile,
  [actions.run]: runOffered,
  [actions.newFrom]: openKept,
  [actions.sendTo]: sendTo,
  [actions.listPage]: turnListPage,
  [actions.linksPage]: turnLinksPage,
  [actions.wholePage]: turnWholePage,
  [actions.resume]: resumeLink,
  [actions.move]: moveLink,
  [actions.resumePaused]: resumePaused,
  [actions.movePaused]: movePaused,
  [actions.sendAgain]: sendAgain,
  [actions.statusPage]: turnStatusPage,
  [actions.whyPage]: turnWhyPage,
  ...hubClicks,
  ...filterClicks,
  ...labelClicks,
  ...logClicks,
  ...ratingClicks,
  ...privacyClicks,
  ...agreementClicks,
  ...relatedClicks,
  ...messageClicks,
  ...contactClicks,
  ...parameterClicks,
  ...quotaClicks,
  ...reportClicks,
  ...accessClicks,
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
