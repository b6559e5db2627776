import { satisfactionDimensions } from '../data/lists.ts';
import { severityOf } from '../data/severities.ts';
import { markRead } from '../state/reading.ts';
import { toRichText } from '../state/rich-text.ts';
import type { LogEntry, Ticket } from '../state/world.ts';
import { commodityId } from './customers.ts';
import { list, number, page, text, type Call, type Handler } from './call.ts';
import { selectTickets } from './filter.ts';
import { findTicket } from './find.ts';
import { ordered, showMessageWithId } from './show-message.ts';
import { showCommon, showTicket } from './show-ticket.ts';
import { plainTime, stamp } from './time.ts';

export const queries = {
  listCases: (call) => {
    const found = selectTickets(call, {
      words: list(call, 'search_key'),
      labels: list(call, 'label_id_list'),
      key: text(call, 'app_key'),
      id: text(call, 'incident_id'),
      from: text(call, 'query_start_time'),
      to: text(call, 'query_end_time'),
      status: number(call, 'status'),
      statuses: text(call, 'incident_status'),
      owner: text(call, 'x_customer_id'),
      ownerName: text(call, 'x_customer_name'),
    });
    return {
      ...totalOf(call, found.length),
      incident_info_list: page(call, found).map((ticket) => showTicket(call, ticket)),
    };
  },
  showCaseDetail: (call) => {
    const ticket = findTicket(call);
    if (call.context.settings.habits.marksRead === 'detail') markRead(ticket);
    return { incident_detail_info: detail(call, ticket) };
  },
  showCaseStatus: (call) => {
    const { status } = findTicket(call);
    return { status };
  },
  listCaseCounts: (call) => {
    const status = number(call, 'status');
    const counts = new Map<number, number>();
    for (const ticket of selectTickets(call, { status }))
      counts.set(ticket.status, (counts.get(ticket.status) ?? 0) + 1);
    return { incident_status_counts: [...counts].map(([of, count]) => ({ status: of, count })) };
  },
  listCaseOperateLogs: (call) => {
    const { id, log } = findTicket(call);
    return {
      total_count: log.length,
      incident_operate_log_list: page(call, log).map((entry) => logEntry(call, id, entry)),
    };
  },
} satisfies Record<string, Handler>;

/** Older answers call the total `count`; the console receives both. */
function totalOf(call: Call, total: number): object {
  const { total: name } = call.context.settings.habits;
  return name === 'both' ? { total_count: total, count: total } : { [name]: total };
}

function detail(call: Call, ticket: Ticket) {
  const { contact, score } = ticket;
  return {
    ...showCommon(call, ticket),
    simple_description: descriptionOf(call, ticket),
    judgement: score?.judgement ?? '',
    source_name: call.language === 'en' ? 'Open API' : '开放接口',
    message_list: ordered(call, ticket.messages).map((message) => showMessageWithId(call, message)),
    incident_satisfaction: (score?.satisfaction ?? []).map((entry) => ({
      ...entry,
      satisfaction_name: satisfactionDimensions.find(({ id }) => id === entry.satisfaction_id)?.name[call.language],
    })),
    severity_name: severityOf(ticket.severityId)?.name[call.language] ?? '',
    business_ownership: ticket.ownership ?? 0,
    resolve_time: ticket.resolvedAt,
    ext_info: {
      area_code: contact.areaCode,
      remind_mobile: contact.mobile,
      remind_mail: contact.mail,
      remind_time: contact.time,
      cc_email: contact.copies,
      contact_type: contact.way,
      commodity_id: (ticket.ownership ?? 0) === 0 ? undefined : commodityId,
    },
  };
}

/**
 * Whether `trim_osm_rich_text_label` of the detail also affects the description is not documented: with the habit
 * `html` it does.
 */
function descriptionOf(call: Call, { description }: Ticket): string {
  const rich = call.context.settings.habits.texts === 'html' && call.parameters.trim_osm_rich_text_label === false;
  return rich ? toRichText(description) : description;
}

function logEntry(call: Call, ticketId: string, entry: LogEntry) {
  return {
    incident_log_id: entry.id,
    incident_id: ticketId,
    operate_type: entry.type,
    operator_type: entry.operator.engineer === (call.context.settings.habits.operatorType === 'engineer-0') ? 0 : 1,
    operator_id: entry.operator.id,
    operator_name: entry.operator.name,
    operate_desc: entry.description,
    operate_time: plainTime(call, entry.at),
    timestamp_operate_time: stamp(call, entry.at),
  };
}
