import type { Action } from '../tickets/ticket/actions.ts';
import type { ListQuery, QueryScope } from '../tickets/list/filter.ts';
import type { ListPage, TicketService } from '../tickets/ports.ts';
import type { Message, Ticket } from '../tickets/ticket/ticket.ts';
import { createRelatedData } from './related-data.ts';
import { createCatalog } from './catalog.ts';
import type { Client } from './client.ts';
import { missing } from './missing.ts';
import { countOf, entriesOf } from './list-answer.ts';
import { oldestFirst, toMessage } from './mapping/message.ts';
import { toNewCase } from './mapping/new-ticket.ts';
import { toSummary, toTicket, type Detail } from './mapping/ticket.ts';
import { formatTime } from './mapping/time.ts';
import { isRecord, records, text } from './mapping/values.ts';
import type { ServiceClock } from './service-clock.ts';
import { readUnread } from './unread.ts';
import { createPartner } from './partner.ts';
import { asWritten } from './rich-text.ts';
import { createJoinedList, createScoped } from './scopes.ts';
import { readAll, type Page } from './pages.ts';
import { createUpload } from './upload.ts';
import { verifiedHeaders } from './verified.ts';

export interface ServiceOptions {
  /** The IAM user group whose tickets are handled; the API needs it for tickets of other users in the group. */
  readonly groupId?: string | undefined;
  readonly language: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly clock: Pick<ServiceClock, 'offset'>;
}

/** The API's names of actions. */
const actionIds = { close: 'close', cancel: 'cancel', urge: 'press', delete: 'delete' } as const satisfies Record<
  Action,
  string
>;

/** Creates the ticket API in the domain's terms. Its methods reject with an `OsmError`. */
export function createService(client: Client, { groupId, language, now, clock }: ServiceOptions): TicketService {
  const query = { group_id: groupId };
  const upload = createUpload(client, now);
  const partnerOf = createPartner(client, now);

  const scoped = createScoped<{ readonly ticket: Ticket; readonly detail: Detail }>(groupId);
  const joinedList = createJoinedList(readPage, now);

  async function messages(id: string): Promise<readonly Message[]> {
    const readMessages = async (page: Page) => {
      const asked = { ...query, ...page, ...asWritten };
      const answer = await client.listMessages({ path: { case_id: id }, query: asked });
      const total = countOf(answer.count);
      return { entries: entriesOf('listMessages', answer.message_list, { total, offset: page.offset }), total };
    };
    return oldestFirst(await readAll(readMessages, (source) => [toMessage(source)]));
  }

  const read = (id: string) =>
    scoped(id, async (scope) => {
      const asked = { ...(scope === 'own' ? {} : query), ...asWritten };
      const answer = await client.showCaseDetail({ path: { case_id: id }, query: asked });
      const detail = answer.incident_detail_info;
      const ticket = isRecord(detail) ? toTicket(id, detail) : undefined;
      if (detail === undefined || ticket === undefined) return missing('showCaseDetail', 'a ticket');
      return { ticket, detail };
    });

  async function readPage(asked: ListQuery, scope: QueryScope): Promise<ListPage> {
    const { words, status, statuses, id, key, labels, owner, from, to, offset, limit } = asked;
    const answer = await client.listCases({
      query: {
        ...(scope === 'own' ? {} : query),
        incident_id: id,
        incident_status: statuses?.join(','),
        search_key: words?.slice(0, 3),
        app_key: key,
        label_id_list: labels,
        x_customer_id: owner,
        status,
        query_start_time: from === undefined ? undefined : formatTime(from),
        query_end_time: to === undefined ? undefined : formatTime(to),
        offset,
        limit,
      },
    });
    // Without the total, nobody knows whether there are more tickets, and one that wasn't found would count as absent.
    const total = countOf(answer.total_count) ?? countOf(answer.count) ?? missing('listCases', 'the number of tickets');
    const entries = entriesOf('listCases', answer.incident_info_list, { total, offset });
    const tickets = entries.flatMap((source) => toSummary(source) ?? []);
    return { total, tickets, unusable: entries.length - tickets.length };
  }

  return {
    catalog: createCatalog(client, language),
    timeOf: (at) => {
      const offset = clock.offset();
      return offset === undefined ? undefined : at + offset;
    },
    scopes: groupId === undefined ? ['own'] : ['own', 'group'],
    list: (asked) => {
      const { scope = groupId === undefined ? 'own' : undefined } = asked;
      return scope === undefined ? joinedList(asked) : readPage(asked, scope);
    },
    show: async (id) => {
      const { ticket, detail } = await read(id);
      return { ...ticket, partner: await partnerOf(detail) };
    },
    create: async (ticket) => {
      const header = await verifiedHeaders(client, ticket.contact ?? {});
      const answer = await client.createCases({ header, body: toNewCase(ticket) });
      return text(answer.incident_id) ?? missing('createCases', 'a ticket number');
    },
    reply: async (id, content, attachments) => {
      const message = { content, accessory_ids: attachments.length === 0 ? undefined : attachments };
      await client.createMessages({ path: { case_id: id }, body: { message, group_id: groupId } });
    },
    act: async (id, action, note) => {
      const body = { operate_desc: note, group_id: groupId };
      await client.updateCases({ path: { case_id: id }, query: { action_id: actionIds[action] }, body });
    },
    upload: async (file, purpose) => (await upload(file, purpose)) ?? missing('uploadAccessory', 'an attachment id'),
    discard: async (attachment) => {
      await client.deleteAccessories({ path: { accessory_id: attachment } });
    },
    feed: async (ids, cursor) => {
      if (ids.length === 0) return { messages: [], cursor };
      const answer = await client.listNewInstantMessages({
        query: { ...query, case_ids: ids, last_message_time_id: cursor, ...asWritten },
      });
      // `imstatus` isn't read: its `status` is a read mark, 0 for unread and 1 for read (reference, SDK model).
      return {
        messages: records(answer.immsg).flatMap((source) => {
          const ticket = text(source.incident_id);
          if (ticket === undefined) return [];
          return oldestFirst(records(source.message_list).map(toMessage)).map((message) => ({ ticket, message }));
        }),
        cursor: text(answer.last_message_time_id),
      };
    },
    status: async (id) => (await read(id)).ticket.status,
    messages,
    unread: (ids) => readUnread(client, ids, groupId),
    ...createRelatedData(client, groupId),
  };
}
