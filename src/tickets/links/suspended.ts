import { placeOf } from '../checks.ts';
import { DeskError } from '../errors.ts';
import type { Link } from './link.ts';
import { linkRights } from './linking.ts';
import type { DeskParts } from '../parts.ts';
import type { Paused, PausedPlace } from './paused.ts';
import { permit, permitOn } from '../roles/permit.ts';
import type { Actor } from '../roles/roles.ts';
import type { Trail } from '../trail.ts';

type Parts = DeskParts & { readonly trail: Trail };

/** What one person follows in a channel. */
export type OwnPlace = PausedPlace & { readonly creator: string };

/**
 * A link that this person may resume or move: their own, or for operators anyone's.
 * @throws DeskError `no-link`, `forbidden`, `no-access`
 */
export async function ownLink({ links }: DeskParts, actor: Actor, id: string): Promise<Link> {
  permit(actor, 'view');
  const link = await links.byId(id);
  if (link === undefined) throw new DeskError('no-link');
  permitOn(actor, link.creator === actor.id, linkRights);
  return link;
}

/**
 * Resumes a suspended link; missed updates are posted at once.
 * @returns the link, and whether it was suspended
 * @throws DeskError of `ownLink`
 */
export async function resumeOwn(parts: Parts, actor: Actor, id: string) {
  const link = await ownLink(parts, actor, id);
  const resumed = await parts.links.resume(link.id, parts.now());
  if (resumed) await parts.trail.done(actor, 'resume', link.ticket);
  parts.wake(link.ticket);
  return { link, resumed };
}

/**
 * Moves a suspended link to a channel.
 * @throws DeskError of `ownLink`; `invalid-input`
 */
export async function moveOwn(parts: Parts, actor: Actor, id: string, where: string) {
  const { channel } = placeOf({ channel: where });
  const link = await ownLink(parts, actor, id);
  const outcome = await parts.links.move(link.id, channel, parts.now());
  if (outcome === 'moved') await parts.trail.done(actor, 'move', link.ticket);
  parts.wake(link.ticket);
  return { link, outcome };
}

/**
 * Everything suspended in a place, for anyone who may resume or move it: its creators, and operators.
 * @throws DeskError `forbidden`, `invalid-input`
 */
export async function ownPaused({ troubles }: DeskParts, actor: Actor, place: OwnPlace): Promise<Paused> {
  const { channel } = placeOf({ channel: place.channel });
  permitOn(actor, place.creator === actor.id, linkRights);
  return troubles.paused({ channel, creator: place.creator });
}

/**
 * Resumes everything suspended in a place.
 * @returns what was suspended there
 * @throws DeskError of `ownPaused`
 */
export async function resumePlace(parts: Parts, actor: Actor, place: OwnPlace): Promise<Paused> {
  const paused = await ownPaused(parts, actor, place);
  await parts.troubles.resume(place, parts.now());
  await note(parts, actor, 'resume', paused);
  return paused;
}

/**
 * Moves everything suspended in a place to a channel.
 * @returns what was suspended there, and the result of the move
 * @throws DeskError of `ownPaused`
 */
export async function movePlace(parts: Parts, actor: Actor, place: OwnPlace, where: string) {
  const { channel } = placeOf({ channel: where });
  const paused = await ownPaused(parts, actor, place);
  const outcome = await parts.troubles.move(place, { channel, at: parts.now() });
  await note(parts, actor, 'move', paused);
  return { paused, ...outcome };
}

async function note({ trail, wake }: Parts, actor: Actor, action: 'resume' | 'move', { links, follow }: Paused) {
  for (const { ticket } of links) await trail.done(actor, action, ticket);
  if (follow !== undefined) await trail.done(actor, action);
  wake();
}

/**
 * Resumes everything suspended in a channel that accepts posts again. Returns how many links and subscriptions that
 * were.
 */
export async function resumeAllIn(parts: DeskParts, where: string): Promise<number> {
  const { troubles, now, wake } = parts;
  const resumed = await troubles.resume({ channel: placeOf({ channel: where }).channel }, now());
  if (resumed > 0) wake();
  return resumed;
}
