import { placeOf } from '../checks.ts';
import { readFilter } from './new-ticket-filter.ts';
import type { UseCaseDeps } from '../deps.ts';
import type { Actor } from '../roles/roles.ts';
import { readAll } from '../list/read-all.ts';
import type { Subscription } from './subscription.ts';
import type { AuditLog } from '../audit-log.ts';

/**
 * How far back existing tickets are read, milliseconds. The clocks of the service and the bot can differ by 15 minutes
 * (beyond that it refuses signed requests), and a list may show a ticket late.
 */
const lookBack = 30 * 60 * 1000;

/** Maximum number of calls for this. */
const maxCalls = 10;

type Deps = UseCaseDeps & { readonly auditLog: AuditLog };

/** The result of following new tickets. */
export interface Subscribed {
  readonly subscription: Subscription;
  /** The channel already followed new tickets; only the filter changed. */
  readonly existed: boolean;
}

/**
 * Makes a channel follow the account's new tickets. Tickets the service already shows are not news.
 * @param typed the filter; see `readFilter`
 * @throws DomainError `invalid-input`, and those of `readFilter`
 */
export async function subscribe(deps: Deps, actor: Actor, channel: string, typed: string): Promise<Subscribed> {
  const { now, subscriptions, auditLog, wake } = deps;
  const place = placeOf({ channel });
  const filter = readFilter(typed);
  const since = now() - lookBack;
  const { tickets } = await readAll(deps, { from: since }, maxCalls);
  const known = [...new Set(tickets.map(({ id }) => id))];
  const made = { channel: place.channel, filter, creator: actor.id, createdAt: now(), since, known };
  const subscribed = await subscriptions.save(made);
  await auditLog.success(actor, 'follow');
  wake();
  return subscribed;
}

/** Ends a channel's subscription to new tickets; its links stay. False if it had none. */
export async function unsubscribe(deps: Deps, actor: Actor, channel: string): Promise<boolean> {
  const ended = await deps.subscriptions.remove(placeOf({ channel }).channel);
  if (ended) await deps.auditLog.success(actor, 'unfollow');
  return ended;
}
