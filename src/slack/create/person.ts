import type { Actor } from '../../tickets/roles/roles.ts';
import type { SlackContext } from '../interaction/context.ts';
import type { Person } from '../interaction/drafts.ts';

/** Who it is, once it is sure that they may create tickets; rejects with a `DeskError` (`forbidden`) otherwise. */
export async function creator({ people, desk }: SlackContext, { user, team }: Person): Promise<Actor> {
  const actor = await people.actor(user, team);
  desk.require(actor, 'create');
  return actor;
}
