import { accessOf, isLive } from './authorization.ts';
import type { DetailHappening, Snapshot } from './events.ts';
import type { Authorization, Label } from './ticket.ts';

/** A change that a full reading showed. Those without a fact are numbered by how many there were before. */
export interface Detail {
  readonly happening: DetailHappening;
  /** The fact that identifies it; undefined: it is numbered. */
  readonly fact?: string | undefined;
  /** When it happened, if the source says so; epoch milliseconds. */
  readonly at?: number | undefined;
}

/**
 * Compares the stored details of a ticket (apart from messages and status) with a reading. A detail that was not stored
 * before (an older version's row, a silent source) starts without news, because it may be old.
 */
export function detailsOf(known: Snapshot, read: Snapshot): readonly Detail[] {
  return [
    ...sets('labels', names(known.labels), names(read.labels)),
    ...sets('related', known.related, read.related),
    ...severity(known.severity, read.severity),
    ...contact(known.contact, read.contact),
    ...authorizations(known.authorizations, read.authorizations),
  ];
}

/** The details just read, completed with the stored ones: a source that is silent once removes nothing. */
export function keepDetails(known: Snapshot, read: Snapshot): Snapshot {
  return {
    ...read,
    product: read.product ?? productIn(known, read),
    type: read.type ?? known.type,
    severity: read.severity ?? known.severity,
    contact: read.contact ?? known.contact,
    labels: read.labels ?? known.labels,
    related: read.related ?? known.related,
    authorizations: keepHosts(known.authorizations, read.authorizations),
    partner: read.partner === undefined ? known.partner : read.partner,
  };
}

/** Earlier versions stored the ticket type as the product. */
function productIn(known: Snapshot, read: Snapshot): string | undefined {
  return known.type === undefined && known.product === read.type ? undefined : known.product;
}

/** A request's hosts are read only while it is live, and do not change afterwards. */
function keepHosts(known: Snapshot['authorizations'], read: Snapshot['authorizations']): Snapshot['authorizations'] {
  if (known === undefined || read === undefined) return read ?? known;
  return read.map((one) => {
    const before = known.find(({ id }) => id === one.id);
    return { ...one, hosts: one.hosts ?? before?.hosts, console: one.console ?? before?.console };
  });
}

function names(labels: readonly Label[] | undefined): readonly string[] | undefined {
  return labels?.map(({ name }) => name);
}

function sets(
  kind: 'labels' | 'related',
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): readonly Detail[] {
  if (before === undefined || after === undefined) return [];
  const added = after.filter((one) => !before.includes(one));
  const removed = before.filter((one) => !after.includes(one));
  return added.length + removed.length === 0 ? [] : [{ happening: { kind, added, removed } }];
}

function severity(from: string | undefined, to: string | undefined): readonly Detail[] {
  if (from === undefined || to === undefined || from === to) return [];
  return [{ happening: { kind: 'severity', from, to } }];
}

function contact(before: string | undefined, after: string | undefined): readonly Detail[] {
  if (before === undefined || after === undefined || before === after) return [];
  return [{ happening: { kind: 'contact' } }];
}

function authorizations(
  before: readonly Authorization[] | undefined,
  after: readonly Authorization[] | undefined,
): readonly Detail[] {
  if (before === undefined || after === undefined) return [];
  return after.flatMap((authorization): readonly Detail[] => {
    const { id, state, askedAt } = authorization;
    const known = before.find((one) => one.id === id);
    if (known !== undefined && accessOf(known) === accessOf(authorization)) return [];
    const from = known && accessOf(known);
    const isNew = from === undefined || from === 'initial';
    // Nobody can act on it yet.
    if (isNew && accessOf(authorization) === 'initial') return [];
    const fact = `authorization:${id}:${state}`;
    if (isNew && isLive(authorization)) {
      const at = accessOf(authorization) === 'asked' ? askedAt : undefined;
      return [{ happening: { kind: 'access', authorization }, fact, at }];
    }
    return [{ happening: { kind: 'authorization', authorization, from }, fact }];
  });
}
