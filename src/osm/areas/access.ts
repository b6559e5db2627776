import type { AccessArea } from '../../tickets/access/area.ts';
import type { Client } from '../client.ts';
import { discreet } from '../discreet.ts';
import { withHosts } from '../hosts.ts';
import { lacking } from '../lacking.ts';
import { fromGrant, toAccessDetail, toAgency, toCommand, toSession, toTransfer } from '../mapping/access.ts';
import { toAuthorization } from '../mapping/surroundings.ts';
import { records, text } from '../mapping/values.ts';
import { allOf, readPages, type Page } from '../pages.ts';
import { asWritten } from '../rich-text.ts';

/** How many pages of 100 are read: a log of 10,000 lines is more than anybody reads. */
const mostPages = 100;

/**
 * `sort` of what was done in a session (reference): 1 is the oldest first, 0, its default, the newest. The oldest first, so that
 * a line that is added while pages are read moves none of them.
 */
const sortOldestFirst = 1;

/** @param groupId the IAM user group whose tickets are worked on */
export function createAccess(client: Client, groupId: string | undefined): AccessArea {
  const query = { group_id: groupId };

  return {
    list: async (ticket) => {
      const read = async (page: Page) => {
        const answer = await client.listAuthorizations({
          query: { ...query, ...page, incident_id: ticket, ...asWritten },
        });
        return records(answer.incident_auth_list);
      };
      return withHosts(client, query, await pages(read, toAuthorization));
    },
    show: async (request) => {
      const answer = await client.showAuthorizationDetail({ path: { authorization_id: request }, query });
      // The answer may leave out what was asked for by its id.
      return (
        toAccessDetail({ ...answer, id: text(answer.id) ?? request }) ??
        lacking('showAuthorizationDetail', 'a request for access')
      );
    },
    grant: async (request, grant) => {
      const body = { ...fromGrant(grant), group_id: groupId };
      const call = () => client.confirmAuthorizations({ path: { authorization_id: request }, body });
      await (grant.logins.length === 0 ? call() : discreet('confirmAuthorizations', call));
    },
    reject: async (request, reason) => {
      await client.updateAuthorizations({
        path: { authorization_id: request },
        query: { action_id: 'reject' },
        body: { reject_reason: reason, group_id: groupId },
      });
    },
    cancel: async (request) => {
      await client.updateAuthorizations({
        path: { authorization_id: request },
        query: { action_id: 'cancel' },
        body: { group_id: groupId },
      });
    },
    verifyHost: async ({ host, port, account, password }) => {
      const body = { port, account, password, group_id: groupId };
      const path = { authorization_detail_id: Number(host) };
      await discreet('checkHosts', () => client.checkHosts({ path, body }));
    },
    loginType: async () => text((await client.showLoginType()).login_type),
    agencies: async () => records((await client.listAgencies()).agency_list).flatMap(toAgency),
    sessions: (request, host) => {
      const path = { authorization_id: request, authorization_detail_id: Number(host) };
      const read = async (page: Page) =>
        records((await client.listHistorySessions({ path, query: { ...query, ...page } })).session_list);
      return pages(read, toSession);
    },
    commands: (place) => {
      const read = async (page: Page) => {
        const asked = { ...query, ...page, sort: sortOldestFirst };
        return records((await client.listHistoryOperateLogs({ path: pathOf(place), query: asked })).ops_list);
      };
      return pages(read, toCommand);
    },
    transfers: (place) => {
      const read = async (page: Page) => {
        const asked = { ...query, ...page, sort: sortOldestFirst };
        return records((await client.listTransportHistories({ path: pathOf(place), query: asked })).file_ops_list);
      };
      return pages(read, toTransfer);
    },
  };
}

function pathOf({ request, host, session }: Parameters<AccessArea['commands']>[0]) {
  return { authorization_id: request, authorization_detail_id: Number(host), session_id: Number(session) };
}

/** All pages of a list, up to a bound. */
function pages<Source, Item>(
  read: (page: Page) => Promise<readonly Source[]>,
  map: (source: Source) => readonly Item[],
): Promise<readonly Item[]> {
  const entries = async (page: Page) => ({ entries: await read(page) });
  return allOf(readPages(entries, { most: mostPages }), map);
}
