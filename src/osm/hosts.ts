import { isLive } from '../tickets/ticket/authorization.ts';
import type { Authorization } from '../tickets/ticket/ticket.ts';
import type { Client } from './client.ts';
import { toAccessDetail } from './mapping/access.ts';

/** The largest number of live requests of one ticket whose hosts are read; more at a time are unheard of. */
const maxDetails = 5;

/**
 * Adds to the requests of a ticket what they are about (names of hosts, the console). The list doesn't have it, so this takes
 * one call for each live request.
 * @returns the requests in the same order; those whose details can't be read stay as they are
 */
export async function withHosts(
  client: Client,
  query: { readonly group_id: string | undefined },
  list: readonly Authorization[],
): Promise<readonly Authorization[]> {
  const asked = list.filter(isLive).slice(0, maxDetails);
  const details = await Promise.allSettled(
    asked.map(({ id }) => client.showAuthorizationDetail({ path: { authorization_id: id }, query })),
  );
  return list.map((one) => {
    const answer = details[asked.indexOf(one)];
    if (answer?.status !== 'fulfilled') return one;
    const detail = toAccessDetail({ ...answer.value, id: one.id, status: one.state });
    if (detail === undefined) return one;
    const { hosts, console } = detail.request;
    return { ...one, hosts, console };
  });
}
