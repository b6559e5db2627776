import { placeOf } from './checks.ts';
import { DeskError } from './errors.ts';
import type { Link } from './link.ts';
import type { DeskParts } from './parts.ts';
import { may, type Actor } from './roles.ts';
import type { Trail } from './trail.ts';

type Parts = DeskParts & { readonly trail: Trail };

/**
 * A link that this person may resume or move: their own, an operator anybody's.
 * @throws DeskError `no-link`, `forbidden`
 */
export async function ownLink({ account, links }: DeskParts, actor: Actor, id: string): Promise<Link> {
  const link = await links.byId(id);
  if (link?.account !== account) throw new DeskError('no-link');
  if (link.creator !== actor.id && !may(actor.role, 'operate')) {
    throw new DeskError('forbidden', { permission: 'operate' });
  }
  return link;
}

/**
 * Posts to a suspended link again; what was missed comes at once.
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

/** A channel takes posts again: resumes what is suspended in it. Answers how many links that were. */
export async function resumeAllIn(parts: DeskParts, where: string): Promise<number> {
  const { account, links, now, wake } = parts;
  const { channel } = placeOf({ channel: where });
  let resumed = 0;
  for (const link of await links.at({ channel })) {
    if (link.account !== account || link.suspended === undefined) continue;
    if (await links.resume(link.id, now())) resumed += 1;
  }
  if (resumed > 0) wake();
  return resumed;
}
