import { ticketId } from '../checks.ts';
import { DeskError } from '../errors.ts';
import { aboutOwnTicket, toldOfOwn } from '../ticket/colleagues.ts';
import type { TicketService } from '../ports.ts';
import type { AccountLabel, LabelArea, LabelLook } from './label.ts';
import { labelId, labelLook, labelNamed, labelsAtOnce } from './rules.ts';

/** The labels that a ticket is to have, as a person chose them. */
export interface LabelTicket {
  readonly ticket: string;
  /** Ids of the labels that the person saw on the ticket: others that it has by now stay. */
  readonly shown: readonly string[];
  /** Ids of labels that exist. */
  readonly chosen: readonly string[];
  /** Names of labels that do not exist yet, and the colour that these get. */
  readonly added: readonly string[];
  readonly color: string;
}

/** How many labels a ticket got and lost. */
export interface Labelled {
  readonly attached: number;
  readonly detached: number;
}

/**
 * Makes what a person changed true, and nothing else: what others attached or detached meanwhile stays so. The same again
 * changes nothing, so a try that failed half-way can be repeated.
 * @throws DeskError of the checks; those of `aboutOwnTicket`; `uncertain` where a new label does not show
 */
export async function labelTicket(
  service: Pick<TicketService, 'show' | 'list'>,
  area: LabelArea,
  request: LabelTicket,
): Promise<Labelled> {
  const id = ticketId(request.ticket);
  const shown = request.shown.map(labelId);
  const chosen = request.chosen.map(labelId);
  const looks = request.added.map((name) => labelLook({ name, color: request.color }));
  if (chosen.length + looks.length > labelsAtOnce) throw new DeskError('invalid-input', { field: 'labels' });
  const present = new Set((await ofTicket(service, area, id)).map((label) => label.id));
  const wanted = [...new Set([...chosen, ...(await idsOf(area, looks))])];
  const attach = wanted.filter((label) => !shown.includes(label) && !present.has(label));
  const detach = shown.filter((label) => !wanted.includes(label) && present.has(label));
  await aboutOwnTicket(service, id, async () => {
    await area.attach(id, attach);
    await area.detach(id, detach);
  });
  return { attached: attach.length, detached: detach.length };
}

/** @throws DeskError of `aboutOwnTicket` */
export async function ofTicket(
  service: Pick<TicketService, 'show' | 'list'>,
  area: LabelArea,
  id: string,
): Promise<readonly AccountLabel[]> {
  return toldOfOwn(service, id, await aboutOwnTicket(service, id, () => area.ofTicket(id)));
}

/** The ids of labels by name; those that do not exist are made. The service answers no id, so they are looked up. */
async function idsOf(area: LabelArea, looks: readonly LabelLook[]): Promise<readonly string[]> {
  if (looks.length === 0) return [];
  const known = await area.list();
  const missing = looks.filter(({ name }) => labelNamed(known, name) === undefined);
  for (const look of missing) await make(area, look);
  const all = missing.length === 0 ? known : await area.list();
  return looks.map(({ name }) => found(all, name).id);
}

/** Makes a label; that somebody else has just made it is as good. */
async function make(area: LabelArea, look: LabelLook): Promise<void> {
  try {
    await area.create(look);
  } catch (error) {
    if (labelNamed(await area.list(), look.name) === undefined) throw error;
  }
}

function found(labels: readonly AccountLabel[], name: string): AccountLabel {
  const label = labelNamed(labels, name);
  if (label === undefined) throw new DeskError('uncertain');
  return label;
}
