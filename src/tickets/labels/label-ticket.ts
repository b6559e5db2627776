import { ticketId } from '../checks.ts';
import { DomainError } from '../errors.ts';
import { aboutOwnTicket, requireOwn } from '../ticket/colleagues.ts';
import type { TicketService } from '../ports.ts';
import type { AccountLabel, LabelArea, LabelLook } from './label.ts';
import { labelId, labelLook, labelNamed, labelsAtOnce } from './rules.ts';

/** The labels a person chose for a ticket. */
export interface LabelTicket {
  readonly ticket: string;
  /** Ids of the labels the person saw on the ticket. Labels added since then stay. */
  readonly shown: readonly string[];
  /** Ids of labels that exist. */
  readonly chosen: readonly string[];
  /** Names of new labels, and their color. */
  readonly added: readonly string[];
  readonly color: string;
}

/** How many labels were added and removed. */
export interface Labelled {
  readonly attached: number;
  readonly detached: number;
}

/**
 * Applies what a person changed, and nothing else: labels that others attached or detached meanwhile stay as they are.
 * Repeating it changes nothing, so a partly failed attempt can be retried.
 * @throws DomainError of the checks; those of `aboutOwnTicket`; `uncertain` if a new label does not appear
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
  if (chosen.length + looks.length > labelsAtOnce) throw new DomainError('invalid-input', { field: 'labels' });
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

/** @throws DomainError of `aboutOwnTicket` */
export async function ofTicket(
  service: Pick<TicketService, 'show' | 'list'>,
  area: LabelArea,
  id: string,
): Promise<readonly AccountLabel[]> {
  return requireOwn(service, id, await aboutOwnTicket(service, id, () => area.ofTicket(id)));
}

/** The ids of labels by name; missing labels are created. The service returns no id, so they are looked up. */
async function idsOf(area: LabelArea, looks: readonly LabelLook[]): Promise<readonly string[]> {
  if (looks.length === 0) return [];
  const known = await area.list();
  const missing = looks.filter(({ name }) => labelNamed(known, name) === undefined);
  for (const look of missing) await make(area, look);
  const all = missing.length === 0 ? known : await area.list();
  return looks.map(({ name }) => found(all, name).id);
}

/** Creates a label. If somebody else just created it, that counts as success. */
async function make(area: LabelArea, look: LabelLook): Promise<void> {
  try {
    await area.create(look);
  } catch (error) {
    if (labelNamed(await area.list(), look.name) === undefined) throw error;
  }
}

function found(labels: readonly AccountLabel[], name: string): AccountLabel {
  const label = labelNamed(labels, name);
  if (label === undefined) throw new DomainError('uncertain');
  return label;
}
