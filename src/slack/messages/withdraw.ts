import { failureMessage } from '../kit/in-words.ts';
import { reportFailure } from '../interaction/failure.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { factsOf, text } from '../interaction/payload.ts';
import { outdated, type Click } from '../interaction/click.ts';
import { buildOrExplain } from '../interaction/open-form.ts';
import { wholePage } from './index.ts';
import { updateView } from '../interaction/update-view.ts';

/** "Withdraw", about which Slack has asked: the messages are drawn anew, and above them what came of it. */
export const withdraw: Click = async (surface, call, value, body) => {
  const asked = decodeMetadata('withdraw', value);
  const view_id = text(body, 'view', 'id');
  if (asked === undefined || view_id === undefined) return outdated(surface);
  const { client, desk, texts } = surface;
  const { ticket, message, page } = asked;
  const said = await desk.messages.withdraw(await call.actor(), { ticket, message }).then(
    () => texts('messages.withdraw.done'),
    (error: unknown) => reportFailure(surface, error, { ...factsOf(body) }).text,
  );
  const view = await buildOrExplain(surface, () => wholePage(surface, call, { ticket, page }, said));
  return (await updateView(client, { view_id, view })) ? undefined : failureMessage(said);
};
