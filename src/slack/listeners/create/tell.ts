import type { Message } from '../../answer.ts';
import type { SlackContext } from '../../context.ts';
import type { Person } from '../../drafts.ts';

/** Tells a person something where no view is left to show it in. Never rejects: what was done stays done. */
export async function tellDirectly({ answers }: SlackContext, { user }: Person, message: Message): Promise<void> {
  await answers({ user })(message);
}
