import type { Message } from '../answer.ts';
import { inWords } from '../blocks/in-words.ts';
import type { Call, Surface } from '../surface.ts';

/** Milliseconds after which a person should see that something happens. */
const patience = 1500;

/** Does the work and shows its result; where it takes long, says so in between. Passes rejections on. */
export async function answerWith(
  { texts }: Surface,
  { answer }: Call,
  work: () => Promise<Message | undefined>,
): Promise<void> {
  let told: Promise<void> | undefined;
  const timer = setTimeout(() => {
    told = answer(inWords('commands.working', {}, texts));
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
