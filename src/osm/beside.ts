import type { AccessRequest, TicketService } from '../tickets/ports.ts';
import type { Authorization } from '../tickets/ticket.ts';
import type { Client } from './client.ts';
import { toAccessDetail } from './mapping/access.ts';
import { createPartner } from './partner.ts';
import { createDownloads } from './downloads.ts';
import { toAuthorization, toLabel, toRelated } from './mapping/surroundings.ts';
import { records, text } from './mapping/values.ts';

type Beside = Pick<TicketService, 'surroundings' | 'accessRequests' | 'download' | 'addresses'>;

/** Largest page of the list of authorizations, and how many of them are read: live requests are few. */
const pageSize = 100;
const mostPages = 5;

/** Live requests of one ticket whose hosts are asked for; more of them at a time are not heard of. */
const mostDetails = 5;

/** The states of requests that wait for somebody or let somebody in: to be authorized, authorized, being approved. */
const liveStates = [0, 1, 6];

/** What hangs on tickets and has operations of its own: labels, relations, authorizations, attachments. */
export function createBeside(client: Client, groupId: string | undefined, now: () => number): Beside {
  const partnerOf = createPartner(client, now);
  const query = { group_id: groupId };

  async function requestsIn(status: number): Promise<readonly AccessRequest[]> {
    const all: AccessRequest[] = [];
    for (let page = 0; page < mostPages; page += 1) {
      const offset = page * pageSize;
      const answer = await client.listAuthorizations({ query: { ...query, status, offset, limit: pageSize } });
      const list = records(answer.incident_auth_list);
      all.push(
        ...list.flatMap((source) => {
          const ticket = text(source.incident_id);
          if (ticket === undefined) return [];
          return toAuthorization(source).map(({ id, state, endsAt }) => ({ id, ticket, state, endsAt }));
        }),
      );
      if (list.length < pageSize) return all;
    }
    throw new RangeError(`more than ${mostPages * pageSize} authorizations have status ${status}`);
  }

  /** The list does not name the hosts. Where they cannot be read, the rest is worth telling all the same. */
  async function withHosts(list: readonly Authorization[]): Promise<readonly Authorization[]> {
    const asked = list.filter(({ state }) => liveStates.includes(state)).slice(0, mostDetails);
    const details = await Promise.allSettled(
      asked.map(({ id }) => client.showAuthorizationDetail({ path: { authorization_id: id }, query })),
    );
    return list.map((one) => {
      const detail = read(details[asked.indexOf(one)], (answer) => toAccessDetail({ ...answer, ...idOf(one) }));
      return detail === undefined ? one : { ...one, hosts: detail.request.hosts };
    });
  }

  return {
    surroundings: async (id) => {
      const path = { case_id: id };
      const [labels, related, authorizations, partner] = await Promise.allSettled([
        client.listCaseLabels({ path }),
        client.listRelation({ path }),
        client.listAuthorizations({ query: { ...query, incident_id: id, limit: pageSize } }),
        partnerOf(),
      ]);
      return {
        labels: read(labels, (answer) => records(answer.case_label_list).flatMap(toLabel)),
        related: read(related, (answer) => records(answer.case_relation_list).flatMap(toRelated)),
        authorizations: await read(authorizations, (answer) =>
          withHosts(records(answer.incident_auth_list).flatMap(toAuthorization)),
        ),
        partner: read(partner, (serving) => serving),
      };
    },
    accessRequests: async (states) => {
      const all = new Map<string, AccessRequest>();
      for (const state of states) for (const request of await requestsIn(state)) all.set(request.id, request);
      return [...all.values()];
    },
    ...createDownloads(client, query),
  };
}

function idOf({ id, state }: Authorization) {
  return { id, status: state };
}

function read<Answer, Value>(
  settled: PromiseSettledResult<Answer> | undefined,
  value: (answer: Answer) => Value,
): Value | undefined {
  return settled?.status === 'fulfilled' ? value(settled.value) : undefined;
}
