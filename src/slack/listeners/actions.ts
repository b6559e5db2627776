import type { App } from '@slack/bolt';
import { anyOf, baseOf, ids } from '../interaction/ids.ts';
import { at, text } from '../interaction/payload.ts';
import { contactClicks } from '../contact/index.ts';
import { parameterClicks } from '../parameters/index.ts';
import { accessClicks } from '../access/index.ts';
import { callOf, speak } from '../interaction/call.ts';
import { openKept } from '../create/offered.ts';
import { openFollowUp } from '../create/follow-up.ts';
import { answeredInHub, hubClicks, more } from '../more/index.ts';
import { filterClicks } from '../filter/index.ts';
import { labelClicks } from '../labels/index.ts';
import { askFirst, urge } from '../act/index.ts';
import { agreementClicks } from '../agreement/index.ts';
import { logClicks } from '../log/index.ts';
import { privacyClicks } from '../visibility/index.ts';
import { openLink, unfollow } from '../link/index.ts';
import { openReply, sendTo } from '../reply/index.ts';
import { showTicket } from '../show/index.ts';
import { answerWith } from '../interaction/working.ts';
import { onTicketButton, type Click, outdated } from '../interaction/click.ts';
import { parseLine } from '../interaction/command.ts';
import type { Surface } from '../interaction/context.ts';
import { turnLinksPage, turnListPage } from '../list/index.ts';
import { fetchFiles, openFile } from '../messages/files.ts';
import { showWhole, messageClicks, turnWholePage } from '../messages/index.ts';
import { moveLink, movePaused, resumeLink, resumePaused, sendAgain } from '../paused/index.ts';
import { quotaClicks } from '../quota/index.ts';
import { ratingClicks } from '../rating/index.ts';
import { relatedClicks } from '../related/index.ts';
import { reportClicks } from '../reports/stats.ts';
import { turnStatusPage } from '../status/index.ts';
import { turnWhyPage } from '../why/index.ts';
import { plainly } from '../words/typed.ts';
import { commandNamed } from './features.ts';
import { runLine } from './run-line.ts';

/** Runs a command line that was offered as a button; only such as change nothing by themselves. */
export const runOffered: Click = async (surface, call, value) =>
  commandNamed(parseLine(value).name)?.harmless === true ? runLine(surface, call, plainly(value)) : outdated(surface);

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
