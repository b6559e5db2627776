import { inWords, type Message } from '../kit/message.ts';
import type { Call, Surface } from './context.ts';

/** Milliseconds after which a person should see that something happens. */
const patience = 1500;

/**
 * Does the work and shows its result; where it takes long and no form has opened, says so in between. That word stays above
 * what follows: Slack replaces only messages whose button was clicked ("Modifying messages"), so the response URL of a
 * command puts nothing in the place of what it said before (slackapi/bolt-js#2287, slackapi/bolt-python#1268), and that of
 * a button would take the list or card that has the button. Passes rejections on.
 */
export async function answerWith(
  { texts }: Surface,
  { answer, form }: Call,
  work: () => Promise<Message | undefined>,
): Promise<void> {
  let told: Promise<void> | undefined;
  const timer = setTimeout(() => {
    if (!form.open) told = answer(inWords('commands.working', {}, texts), { passing: true });
  }, patience);
  try {
    const result = await work();
    clearTimeout(timer);
    await told;
    if (result !== undefined) await answer(result);
  } finally {
    clearTimeout(timer);
    await told;
  }
}
