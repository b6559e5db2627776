import { ticketId } from '../checks.ts';
import { DomainError } from '../errors.ts';
import { isNotFound } from '../failures.ts';
import type { UseCaseDeps } from '../deps.ts';
import { permitOn, type Rights } from './permit.ts';
import { may, type Actor } from './roles.ts';

type Deps = Pick<UseCaseDeps, 'audit'>;

/** Whether this person opened the ticket through the bot. */
export async function isOwn({ audit }: Deps, actor: Actor, ticket: string): Promise<boolean> {
  return (await audit.creatorOf(ticketId(ticket))) === actor.id;
}

/**
 * Checks that a person may do something that non-operators may do only to tickets they opened through the bot.
 * @throws DomainError `forbidden`; `not-found` if the only reason is that the ticket does not exist
 */
export async function permitOwn(
  deps: Deps & Pick<UseCaseDeps, 'service'>,
  actor: Actor,
  ticket: string,
  rights: Rights,
): Promise<void> {
  if (may(actor.role, rights.any)) return;
  const own = await isOwn(deps, actor, ticket);
  if (!own && may(actor.role, rights.own)) await requireThere(deps, ticketId(ticket));
  permitOn(actor, own, rights);
}

/** Only a clear answer counts: if the service doesn't say, the refusal stands. */
async function requireThere({ service }: Pick<UseCaseDeps, 'service'>, id: string): Promise<void> {
  try {
    await service.status(id);
  } catch (error) {
    if (isNotFound(error)) throw new DomainError('not-found', { id }, { cause: error });
  }
}
