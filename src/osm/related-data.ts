import type { AccessRequest, TicketService } from '../tickets/ports.ts';
import type { Client } from './client.ts';
import { withHosts } from './hosts.ts';
import { createDownloads } from './downloads.ts';
import { largestPage, maxPages, readAll, type Page } from './pages.ts';
import { toAuthorization, toLabel, toRelated } from './mapping/surroundings.ts';
import { asWritten } from './rich-text.ts';
import { listed, records, text } from './mapping/values.ts';

type RelatedData = Pick<TicketService, 'surroundings' | 'accessRequests' | 'download' | 'addresses'>;

/** Reads the data related to tickets that has its own operations: labels, relations, authorizations, attachments. */
export function createRelatedData(client: Client, groupId: string | undefined): RelatedData {
  const query = { group_id: groupId };

  async function requestsIn(status: number): Promise<readonly AccessRequest[]> {
    const read = async (page: Page) => {
      const answer = await client.listAuthorizations({ query: { ...query, ...page, status } });
      return { entries: records(answer.incident_auth_list) };
    };
    const toRequest = (source: Parameters<typeof toAuthorization>[0]) => {
      const ticket = text(source.incident_id);
      if (ticket === undefined) return [];
      return toAuthorization(source).map(({ id, state, endsAt }) => ({ id, ticket, state, endsAt }));
    };
    return readAll(read, toRequest, { maxPages: maxPages.liveRequests, isComplete: true });
  }

  return {
    surroundings: async (id) => {
      const path = { case_id: id };
      const [labels, related, authorizations] = await Promise.allSettled([
        client.listCaseLabels({ path }),
        client.listRelation({ path }),
        client.listAuthorizations({ query: { ...query, incident_id: id, limit: largestPage, ...asWritten } }),
      ]);
      return {
        labels: read(labels, (answer) => listed(answer.case_label_list)?.flatMap(toLabel)),
        related: read(related, (answer) => listed(answer.case_relation_list)?.flatMap(toRelated)),
        // A missing list is an empty one: the client rejects an answer without a list unless its count is 0.
        authorizations: await read(authorizations, ({ incident_auth_list }) =>
          withHosts(client, query, records(incident_auth_list).flatMap(toAuthorization)),
        ),
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

function read<Answer, Value>(
  settled: PromiseSettledResult<Answer> | undefined,
  value: (answer: Answer) => Value,
): Value | undefined {
  return settled?.status === 'fulfilled' ? value(settled.value) : undefined;
}
