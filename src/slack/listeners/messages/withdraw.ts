import { failureMessage } from '../../blocks/in-words.ts';
import { reportFailure } from '../../failure.ts';
import { decodeMetadata } from '../../metadata.ts';
import { factsOf, text } from '../../payload.ts';
import { outdated, type Click } from '../actions/click.ts';
import { buildOrExplain } from '../open-form.ts';
import { wholePage } from '../tasks/whole.ts';
import { showDone } from '../update-view.ts';

/** "Withdraw", about which Slack has asked: the messages are drawn anew, and above them what came of it. */
export const withdraw: Click = async (surface, call, value, body) => {
  const asked = decodeMetadata('withdraw', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(surface);
  const { desk, texts } = surface;
  const { ticket, message, page } = asked;
  const said = await desk.messages.withdraw(await call.actor(), { ticket, message }).then(
    () => texts('messages.withdraw.done'),
    async (error: unknown) => (await reportFailure(surface, error, { ...factsOf(body) })).text,
  );
  const view = await buildOrExplain(surface, () => wholePage(surface, call, { ticket, page }, said));
  return (await showDone(surface, view_id, view)) ? undefined : failureMessage(said);
};
