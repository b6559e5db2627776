import type { SlackContext } from '../interaction/context.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { factsOf, text } from '../interaction/payload.ts';
import { openCreate } from './open.ts';

/** Opens the form with the draft that a message offers. */
export async function openKeptDraft(context: SlackContext, body: unknown): Promise<void> {
  const { user, team } = factsOf(body);
  const known = decodeMetadata('draft', text(body, 'actions', '0', 'value'));
  const triggerId = text(body, 'trigger_id');
  if (known === undefined || user === undefined || triggerId === undefined) return;
  await openCreate(context, { triggerId, user, team, draft: known.key });
}
