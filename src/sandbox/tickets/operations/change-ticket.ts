import { satisfactionDimensions } from '../data/lists.ts';
import { business } from '../gateway/refusal.ts';
import { addLog, changeStatus, Logged } from '../state/life.ts';
import { isFinal, Status } from '../state/status.ts';
import type { Score, Ticket } from '../state/world.ts';
import { required, type Call, type Handler } from './call.ts';
import { checkCopies, contactOf, type ContactFields } from './contact.ts';
import { findTicket } from './find.ts';
import { checkContact } from './verification.ts';

interface ActionBody {
  readonly judgement?: string;
  readonly incident_satisfaction_list?: Score['satisfaction'];
}

interface Action {
  /**
   * Statuses in which the console's guide offers the action; closing confirms a result. Which ones the API allows is
   * not documented.
   */
  readonly offered: (status: number) => boolean;
  readonly apply: (call: Call, ticket: Ticket) => void;
}

const actions: Readonly<Record<string, Action>> = {
  cancel: {
    offered: (status) => status === Status.toBeProcessed,
    apply: (call, ticket) => {
      changeStatus(call.context, ticket, Status.canceled);
      addLog(call.context, ticket, Logged.canceled, call.user, 'Canceled');
    },
  },
  close: {
    offered: (status) => !isFinal(status) && status !== Status.toBeProcessed,
    apply: (call, ticket) => {
      rate(ticket, call.body as ActionBody);
      changeStatus(call.context, ticket, Status.completed);
      addLog(call.context, ticket, Logged.closed, call.user, 'Closed');
    },
  },
  press: {
    offered: (status) => status === Status.toBeProcessed || status === Status.processing,
    apply: (call, ticket) => {
      const since = call.context.now() - (ticket.urgedAt ?? -Infinity);
      if (since < call.context.settings.limits.urgeInterval) throw business('OSM.01010004');
      ticket.urgedAt = call.context.now();
      addLog(call.context, ticket, Logged.urged, call.user, 'Urged');
    },
  },
  delete: {
    offered: isFinal,
    apply: (call, ticket) => {
      changeStatus(call.context, ticket, Status.deleted);
      addLog(call.context, ticket, Logged.deleted, call.user, 'Deleted');
    },
  },
};

export const changeTicket = {
  updateCases: (call) => {
    const name = required(call, 'action_id');
    const action = new Map(Object.entries(actions)).get(name);
    if (action === undefined) throw business('OSM.01010013');
    const ticket = findTicket(call);
    if (call.context.settings.habits.actions === 'guide' && !action.offered(ticket.status)) {
      throw business('OSM.01010014', `${name} is not possible in status ${ticket.status}`);
    }
    action.apply(call, ticket);
    return {};
  },
  updateCaseContactInfo: (call) => {
    const body = call.body as ContactFields;
    const ticket = findTicket(call);
    if (isFinal(ticket.status)) throw business('OSM.01010014', 'the ticket is finished');
    checkContact(call, 0, body.remind_mobile, 'none-in-contract');
    checkContact(call, 1, body.remind_mail, 'none-in-contract');
    checkCopies(call, body);
    const changed = Object.entries(contactOf(body)).filter(([, value]) => value !== undefined);
    ticket.contact = { ...ticket.contact, ...Object.fromEntries(changed) };
    addLog(call.context, ticket, Logged.contactChanged, call.user, 'Contact changed');
    return {};
  },
  /** A rating confirms a result, as closing does. */
  createScores: (call) => {
    const body = call.body as ActionBody;
    const ticket = findTicket(call);
    if (ticket.status !== Status.toBeConfirmed && ticket.status !== Status.completed) {
      throw business('OSM.01010014', 'only a result can be rated');
    }
    rate(ticket, body);
    if (ticket.status === Status.toBeConfirmed) changeStatus(call.context, ticket, Status.completed);
    addLog(call.context, ticket, Logged.rated, call.user, 'Rated');
    return {};
  },
} satisfies Record<string, Handler>;

function rate(ticket: Ticket, { judgement, incident_satisfaction_list: list = [] }: ActionBody): void {
  if (judgement === undefined && list.length === 0) return;
  const stranger = list.find((entry) => !satisfactionDimensions.some(({ id }) => id === entry.satisfaction_id));
  if (stranger !== undefined) throw business('OSM.01010001', `no satisfaction dimension ${stranger.satisfaction_id}`);
  const satisfaction = list.map((entry) => ({
    satisfaction_id: entry.satisfaction_id,
    satisfaction_value: entry.satisfaction_value,
  }));
  ticket.score = { judgement: judgement ?? '', satisfaction };
}
