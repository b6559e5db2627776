import { codeOf } from '../failures.ts';
import type { Place } from '../links/link.ts';
import { createLink } from '../links/linking.ts';
import type { UseCaseDeps } from '../deps.ts';
import { readBaseline } from './read-baseline.ts';
import type { Created } from '../requests.ts';
import type { Actor } from '../roles/roles.ts';
import { statuses } from '../ticket/status.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { AuditLog } from '../audit-log.ts';

/** Pauses before each retry of reading a new ticket, milliseconds: it may not be visible at once. */
const pauses = [1_000, 2_000, 4_000] as const;

/** A ticket and where it is to be followed. */
interface Made {
  readonly id: string;
  /** The description as submitted; the baseline if the ticket cannot be read yet. */
  readonly description: string;
  readonly place: Place;
  /** Leave the ticket where it is if any channel already follows it. */
  readonly unlessFollowed: boolean;
}

/**
 * Links a new ticket. The ticket exists whatever happens here, so this never rejects.
 * @returns where it is followed now, or why it isn't
 */
export async function linkCreated(
  deps: UseCaseDeps & { readonly auditLog: AuditLog },
  actor: Actor,
  { id, description, place, unlessFollowed }: Made,
): Promise<Pick<Created, 'link' | 'linkFailure'>> {
  try {
    const known = await deps.links.ofTicket(id);
    // Also if the channel follows new tickets and was faster: one card per channel is enough.
    const same = known.find((link) => unlessFollowed || link.channel === place.channel);
    if (same !== undefined) return { link: same };
    const submitted: Ticket = { id, description, status: statuses.toBeProcessed, createdAt: deps.now(), messages: [] };
    const ticket = (await readSoon(deps, id)) ?? submitted;
    const { link } = await createLink(deps, actor, place, ticket);
    return { link };
  } catch (error) {
    deps.log.warn({ err: error, ticket: id, code: codeOf(error) }, 'cannot link a new ticket');
    return { linkFailure: error instanceof Error ? error : new Error('unexpected', { cause: error }) };
  }
}

async function readSoon({ service, sleep }: UseCaseDeps, id: string): Promise<Ticket | undefined> {
  for (const pause of [...pauses, undefined]) {
    try {
      return await readBaseline(service, id);
    } catch {
      if (pause !== undefined) await sleep(pause);
    }
  }
  return undefined;
}
