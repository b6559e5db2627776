import { placeOf } from '../checks.ts';
import { DomainError } from '../errors.ts';
import type { Link } from './link.ts';
import { linkRights } from './linking.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Paused, PausedPlace } from './paused.ts';
import { permit, permitOn } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { AuditLog } from '../audit-log.ts';

type Deps = UseCaseDeps & { readonly auditLog: AuditLog };

/** What one person follows in a channel. */
export type OwnPlace = PausedPlace & { readonly creator: string };

/**
 * A link that this person may resume or move: their own, or for operators anyone's.
 * @throws DomainError `no-link`, `forbidden`, `no-access`
 */
export async function ownLink({ links }: UseCaseDeps, actor: Actor, id: string): Promise<Link> {
  permit(actor, 'view');
  const link = await links.byId(id);
  if (link === undefined) throw new DomainError('no-link');
  permitOn(actor, link.creator === actor.id, linkRights);
  return link;
}

/**
 * Resumes a paused link; missed updates are posted at once.
 * @returns the link, and whether it was suspended
 * @throws DomainError of `ownLink`
 */
export async function resumeOwn(deps: Deps, actor: Actor, id: string) {
  const link = await ownLink(deps, actor, id);
  const resumed = await deps.links.resume(link.id, deps.now());
  if (resumed) await deps.auditLog.success(actor, 'resume', link.ticket);
  deps.wake(link.ticket);
  return { link, resumed };
}

/**
 * Moves a paused link to a channel.
 * @throws DomainError of `ownLink`; `invalid-input`
 */
export async function moveOwn(deps: Deps, actor: Actor, id: string, where: string) {
  const { channel } = placeOf({ channel: where });
  const link = await ownLink(deps, actor, id);
  const outcome = await deps.links.move(link.id, channel, deps.now());
  if (outcome === 'moved') await deps.auditLog.success(actor, 'move', link.ticket);
  deps.wake(link.ticket);
  return { link, outcome };
}

/**
 * Everything suspended in a place, for anyone who may resume or move it: its creators, and operators.
 * @throws DomainError `forbidden`, `invalid-input`
 */
export async function ownPaused({ deliveryProblems }: UseCaseDeps, actor: Actor, place: OwnPlace): Promise<Paused> {
  const { channel } = placeOf({ channel: place.channel });
  permitOn(actor, place.creator === actor.id, linkRights);
  return deliveryProblems.pausedAt({ channel, creator: place.creator });
}

/**
 * Resumes everything suspended in a place.
 * @returns what was suspended there
 * @throws DomainError of `ownPaused`
 */
export async function resumePlace(deps: Deps, actor: Actor, place: OwnPlace): Promise<Paused> {
  const paused = await ownPaused(deps, actor, place);
  await deps.deliveryProblems.resume(place, deps.now());
  await note(deps, actor, 'resume', paused);
  return paused;
}

/**
 * Moves everything suspended in a place to a channel.
 * @returns what was suspended there, and the result of the move
 * @throws DomainError of `ownPaused`
 */
export async function movePlace(deps: Deps, actor: Actor, place: OwnPlace, where: string) {
  const { channel } = placeOf({ channel: where });
  const paused = await ownPaused(deps, actor, place);
  const outcome = await deps.deliveryProblems.move(place, { channel, at: deps.now() });
  await note(deps, actor, 'move', paused);
  return { paused, ...outcome };
}

async function note({ auditLog, wake }: Deps, actor: Actor, action: 'resume' | 'move', { links, follow }: Paused) {
  for (const { ticket } of links) await auditLog.success(actor, action, ticket);
  if (follow !== undefined) await auditLog.success(actor, action);
  wake();
}

/**
 * Resumes everything suspended in a channel that accepts posts again. Returns how many links and subscriptions that
 * were.
 */
export async function resumeAllIn(deps: UseCaseDeps, where: string): Promise<number> {
  const { deliveryProblems, now, wake } = deps;
  const resumed = await deliveryProblems.resume({ channel: placeOf({ channel: where }).channel }, now());
  if (resumed > 0) wake();
  return resumed;
}
