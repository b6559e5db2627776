import type { SlackContext } from '../interaction/context.ts';
import type { Person } from '../interaction/drafts.ts';

/** Milliseconds for which findings wait to be taken into the description. */
const kept = 60 * 60 * 1000;

const keyOf = ({ user }: Person, form: string) => `diagnosis:${user}:${form}`;

/** Keeps the text of findings for the form that they were made for. Never rejects: they stand in the view too. */
export async function keepFindings(
  { cache, log }: SlackContext,
  person: Person,
  form: string,
  text: string,
): Promise<void> {
  await cache.set(keyOf(person, form), text, kept).catch((error: unknown) => {
    log.warn({ err: error }, 'cannot save diagnosis results');
  });
}

/** Undefined where there are none any more. */
export async function keptFindings({ cache, log }: SlackContext, person: Person, form: string) {
  const text = await cache.get(keyOf(person, form)).catch((error: unknown) => {
    log.warn({ err: error }, 'cannot read diagnosis results');
  });
  return typeof text === 'string' ? text : undefined;
}
