import type { AccessArea } from '../../tickets/access/area.ts';
import type { Client } from '../client.ts';
import { redacted } from '../redacted.ts';
import { withHosts } from '../hosts.ts';
import { missing } from '../missing.ts';
import { fromGrant, toAccessDetail, toAgency, toCommand, toSession, toTransfer } from '../mapping/access.ts';
import { toAuthorization } from '../mapping/surroundings.ts';
import { records, text } from '../mapping/values.ts';
import { maxPages, readAll, type Page } from '../pages.ts';
import { asWritten } from '../rich-text.ts';

/**
 * `sort` for the logs of a session (reference): 1 is oldest first; 0, the default, is newest first. With the oldest first, a
 * line that is added while pages are read moves none of the others.
 */
const sortOldestFirst = 1;

const bounded = { maxPages: maxPages.accessLog };

/** @param groupId the IAM user group whose tickets are handled */
export function createAccess(client: Client, groupId: string | undefined): AccessArea {
  const query = { group_id: groupId };

  return {
    list: async (ticket) => {
      const read = async (page: Page) => {
        const answer = await client.listAuthorizations({
          query: { ...query, ...page, incident_id: ticket, ...asWritten },
        });
        return { entries: records(answer.incident_auth_list) };
      };
      return withHosts(client, query, await readAll(read, toAuthorization, bounded));
    },
    show: async (request) => {
      const answer = await client.showAuthorizationDetail({ path: { authorization_id: request }, query });
      // The answer may leave out the ID that the request names.
      return (
        toAccessDetail({ ...answer, id: text(answer.id) ?? request }) ??
        missing('showAuthorizationDetail', 'a request for access')
      );
    },
    grant: async (request, grant) => {
      const body = { ...fromGrant(grant), group_id: groupId };
      const call = () => client.confirmAuthorizations({ path: { authorization_id: request }, body });
      await (grant.logins.length === 0 ? call() : redacted('confirmAuthorizations', call));
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
      await redacted('checkHosts', () => client.checkHosts({ path, body }));
    },
    loginType: async () => text((await client.showLoginType()).login_type),
    agencies: async () => records((await client.listAgencies()).agency_list).flatMap(toAgency),
    sessions: (request, host) => {
      const path = { authorization_id: request, authorization_detail_id: Number(host) };
      const read = async (page: Page) => ({
        entries: records((await client.listHistorySessions({ path, query: { ...query, ...page } })).session_list),
      });
      return readAll(read, toSession, bounded);
    },
    commands: (place) => {
      const read = async (page: Page) => {
        const asked = { ...query, ...page, sort: sortOldestFirst };
        const { ops_list } = await client.listHistoryOperateLogs({ path: pathOf(place), query: asked });
        return { entries: records(ops_list) };
      };
      return readAll(read, toCommand, bounded);
    },
    transfers: (place) => {
      const read = async (page: Page) => {
        const asked = { ...query, ...page, sort: sortOldestFirst };
        const { file_ops_list } = await client.listTransportHistories({ path: pathOf(place), query: asked });
        return { entries: records(file_ops_list) };
      };
      return readAll(read, toTransfer, bounded);
    },
  };
}

function pathOf({ request, host, session }: Parameters<AccessArea['commands']>[0]) {
  return { authorization_id: request, authorization_detail_id: Number(host), session_id: Number(session) };
}
