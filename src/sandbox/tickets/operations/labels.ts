import { business } from '../gateway/refusal.ts';
import { nextSequence } from '../state/context.ts';
import type { Label } from '../state/world.ts';
import { list, number, page, required, text, type Call, type Handler } from './call.ts';
import { findTicket } from './find.ts';

type Body = Omit<Label, 'id'>;

export const labels = {
  createLabels: (call) => {
    const { name, color } = call.body as Body;
    checkName(call, name);
    const id = nextSequence(call.context);
    call.account.labels.set(id, { id, name, color });
    return {};
  },
  listLabels: (call) => {
    const id = number(call, 'label_id');
    const name = text(call, 'name');
    const found = [...call.account.labels.values()].filter(
      (label) => (id === undefined || label.id === id) && (name === undefined || label.name.includes(name)),
    );
    return { total_count: found.length, label_list: page(call, found).map(show) };
  },
  updateLabels: (call) => {
    const { id } = find(call, required(call, 'label_id'));
    const { name, color } = call.body as Body;
    checkName(call, name, id);
    call.account.labels.set(id, { id, name, color });
    return {};
  },
  deleteLabels: (call) => {
    const { id } = find(call, required(call, 'label_id'));
    call.account.labels.delete(id);
    for (const ticket of call.account.tickets.values()) ticket.labels.delete(id);
    return {};
  },
  createCaseLabels: (call) => {
    const ticket = findTicket(call);
    const chosen = list(call, 'label_ids').map((id) => find(call, id));
    for (const { id } of chosen) ticket.labels.add(id);
    return {};
  },
  deleteCaseLabels: (call) => {
    const ticket = findTicket(call);
    for (const id of list(call, 'label_ids')) ticket.labels.delete(Number(id));
    return {};
  },
  listCaseLabels: (call) => ({
    case_label_list: [...findTicket(call).labels].flatMap((id) => call.account.labels.get(id) ?? []).map(show),
  }),
} satisfies Record<string, Handler>;

export function show({ id, name, color }: Label) {
  return { label_id: id, name, color };
}

function find(call: Call, id: string): Label {
  const label = call.account.labels.get(Number(id));
  if (label === undefined) throw business('OSM.01010001', `no label ${id}`);
  return label;
}

function checkName(call: Call, name: string, except?: number): void {
  const taken = [...call.account.labels.values()].some((label) => label.name === name && label.id !== except);
  if (taken) throw business('OSM.01010014', 'a label of this name exists');
}
