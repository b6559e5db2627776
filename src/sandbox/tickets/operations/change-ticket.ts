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

/** Which action is allowed in which status is not documented: these rules are the service's own. */
const actions: Readonly<Record<string, (call: Call, ticket: Ticket) => void>> = {
  cancel: (call, ticket) => {
    if (isFinal(ticket.status) || ticket.status === Status.toBeConfirmed)
      throw business('OSM.01010014', 'it cannot be canceled now');
    changeStatus(call.context, ticket, Status.canceled);
    addLog(call.context, ticket, Logged.canceled, call.user, 'Canceled');
  },
  close: (call, ticket) => {
    if (isFinal(ticket.status) || ticket.status === Status.toBeProcessed)
      throw business('OSM.01010014', 'it cannot be closed now');
    rate(ticket, call.body as ActionBody);
    changeStatus(call.context, ticket, Status.completed);
    addLog(call.context, ticket, Logged.closed, call.user, 'Closed');
  },
  press: (call, ticket) => {
    if (isFinal(ticket.status)) throw business('OSM.01010014', 'it is finished');
    const since = call.context.now() - (ticket.urgedAt ?? -Infinity);
    if (since < call.context.settings.limits.urgeInterval) throw business('OSM.01010004');
    ticket.urgedAt = call.context.now();
    addLog(call.context, ticket, Logged.urged, call.user, 'Urged');
  },
  delete: (call, ticket) => {
    if (!isFinal(ticket.status)) throw business('OSM.01010014', 'only a finished ticket can be deleted');
    changeStatus(call.context, ticket, Status.deleted);
    addLog(call.context, ticket, Logged.deleted, call.user, 'Deleted');
  },
};

export const changeTicket = {
  updateCases: (call) => {
    const action = new Map(Object.entries(actions)).get(required(call, 'action_id'));
    if (action === undefined) throw business('OSM.01010013');
    action(call, findTicket(call));
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
