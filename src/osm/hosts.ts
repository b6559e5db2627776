import type { Authorization } from '../tickets/ticket/ticket.ts';
import type { Client } from './client.ts';
import { toAccessDetail } from './mapping/access.ts';

/** Live requests of one ticket whose hosts are asked for; more of them at a time are not heard of. */
const mostDetails = 5;

/** The states of requests that wait for somebody or let somebody in: to be authorized, authorized, being approved. */
const liveStates = [0, 1, 6];

/**
 * The requests of a ticket with what they are about (names of hosts, the console), which the list does not tell: one call for
 * each that is alive.
 * Where they cannot be read, the rest is worth telling all the same.
 */
export async function withHosts(
  client: Client,
  query: { readonly group_id: string | undefined },
  list: readonly Authorization[],
): Promise<readonly Authorization[]> {
  const asked = list.filter(({ state }) => liveStates.includes(state)).slice(0, mostDetails);
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
