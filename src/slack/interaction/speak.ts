import { within } from '../../ops/within.ts';
import type { SlackContext } from './context.ts';
import { factsOf } from './payload.ts';

/** Milliseconds that a first answer waits for the language of a person; Slack's answer is remembered then. */
const patience = 300;

/** The parts of the surface that speaking to somebody takes. */
type Speaker = Pick<SlackContext, 'people' | 'texts' | 'textsIn'>;

/** The surface with texts in the language of whoever sent a payload. Never rejects, and hardly waits. */
export async function speak<S extends Speaker>(surface: S, body: unknown): Promise<S> {
  const { user } = factsOf(body);
  if (user === undefined) return surface;
  const language = await within(surface.people.language(user), patience);
  return language === undefined ? surface : { ...surface, texts: surface.textsIn(language.value) };
}
