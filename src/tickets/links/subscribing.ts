import { placeOf } from '../checks.ts';
import { readFilter } from './new-ticket-filter.ts';
import type { DeskParts } from '../parts.ts';
import type { Actor } from '../roles/roles.ts';
import { readWhole } from '../list/read-whole.ts';
import type { Subscription } from './subscription.ts';
import type { Trail } from '../trail.ts';

/**
 * How far back existing tickets are read, milliseconds. The clocks of the service and the bot can differ by 15 minutes
 * (beyond that it refuses signed requests), and a list may show a ticket late.
 */
const lookBack = 30 * 60 * 1000;

/** Maximum number of calls for this. */
const mostCalls = 10;

type Parts = DeskParts & { readonly trail: Trail };

/** The result of following new tickets. */
export interface Subscribed {
  readonly subscription: Subscription;
  /** The channel already followed new tickets; only the filter changed. */
  readonly existed: boolean;
}

/**
 * Makes a channel follow the account's new tickets. Tickets the service already shows are not news.
 * @param typed the filter; see `readFilter`
 * @throws DeskError `invalid-input`, and those of `readFilter`
 */
export async function subscribe(parts: Parts, actor: Actor, channel: string, typed: string): Promise<Subscribed> {
  const { now, subscriptions, trail, wake } = parts;
  const place = placeOf({ channel });
  const filter = readFilter(typed);
  const since = now() - lookBack;
  const { tickets } = await readWhole(parts, { from: since }, mostCalls);
  const known = [...new Set(tickets.map(({ id }) => id))];
  const made = { channel: place.channel, filter, creator: actor.id, createdAt: now(), since, known };
  const subscribed = await subscriptions.save(made);
  await trail.done(actor, 'follow');
  wake();
  return subscribed;
}

/** Ends a channel's subscription to new tickets; its links stay. False if it had none. */
export async function unsubscribe(parts: Parts, actor: Actor, channel: string): Promise<boolean> {
  const ended = await parts.subscriptions.remove(placeOf({ channel }).channel);
  if (ended) await parts.trail.done(actor, 'unfollow');
  return ended;
}
