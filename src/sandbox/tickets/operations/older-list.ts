import { business } from '../gateway/refusal.ts';
import type { Ticket } from '../state/world.ts';
import { addLog, Logged } from '../state/life.ts';
import { FileAnswer, list, number, page, required, text, type Call, type Handler } from './call.ts';
import { selectTickets } from './filter.ts';
import { holds } from './privileges.ts';
import { showTicket } from './show-ticket.ts';
import { parseZone } from './time.ts';

/** The two other ways to list tickets: the older format, with its own names, and the export as a file. */
export const olderList = {
  listOrderIncident: (call) => {
    const found = selectTickets(call, {
      words: list(call, 'searchKey'),
      labels: list(call, 'labelIdList'),
      key: text(call, 'appKey'),
      id: text(call, 'incidentId'),
      from: text(call, 'queryStartTime'),
      to: text(call, 'queryEndTime'),
      status: number(call, 'status'),
      statuses: text(call, 'incidentStatus'),
      owner: text(call, 'xCustomerId'),
      ownerName: text(call, 'xCustomerName'),
      product: text(call, 'productCategoryId'),
      problemType: text(call, 'businessTypeId'),
    });
    const size = Math.max(1, number(call, 'pageSize') ?? 10);
    const from = Math.max(0, (number(call, 'pageNo') ?? 1) - 1) * size;
    return {
      totalCount: found.length,
      incidentInfoList: found.slice(from, from + size).map((ticket) => olderForm(call, ticket)),
    };
  },
  downloadCases: (call) => {
    if (!holds(call.account, 'export')) throw business('OSM.01010002');
    const zone = parseZone(required(call, 'timezone'));
    if (zone === undefined) throw business('OSM.01010001', 'timezone must have the form GMT+8');
    const language = required(call, 'language').toLowerCase().startsWith('en') ? 'en' : 'zh';
    const localized: Call = { ...call, zone, language };
    const word = text(call, 'search_key');
    const found = selectTickets(localized, {
      words: word === undefined ? [] : [word],
      id: text(call, 'incident_id'),
      from: text(call, 'query_start_time'),
      to: text(call, 'query_end_time'),
      status: number(call, 'status'),
      owner: text(call, 'sub_customer_id'),
      ownerName: text(call, 'x_customer_name'),
    });
    const rows = page(call, found);
    for (const ticket of rows) addLog(call.context, ticket, Logged.exported, call.user, 'Exported');
    const lines = [columns.join(','), ...rows.map((ticket) => csvLine(localized, ticket))];
    return new FileAnswer('cases.csv', 'application/octet-stream', Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`));
  },
} satisfies Record<string, Handler>;

function olderForm(call: Call, ticket: Ticket) {
  const common = showTicket(call, ticket);
  return {
    incidentId: ticket.id,
    type: 0,
    businessTypeName: common.business_type_name,
    incidentTypeName: common.incident_type_name,
    customerId: common.customer_id,
    xcustomerId: common.xcustomer_id,
    xcustomerName: common.xcustomer_name,
    dcName: common.dc_name,
    simpleDescribe: ticket.description,
    status: ticket.status,
    createTime: common.create_time,
    gray: false,
    labelList: common.label_list.map(({ label_id: id, name, color }) => ({ labelId: String(id), name, color })),
  };
}

const columns = [
  'incident_id',
  'status',
  'product_category_name',
  'business_type_name',
  'create_time',
  'simple_description',
] as const;

function csvLine(call: Call, ticket: Ticket): string {
  const shown = showTicket(call, ticket);
  return columns.map((column) => `"${String(shown[column]).replaceAll('"', '""')}"`).join(',');
}
