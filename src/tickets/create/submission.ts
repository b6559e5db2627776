import type { Catalog } from '../catalog/catalog.ts';
import { interactionKey, placeOf, textWithin, ticketId } from '../checks.ts';
import type { Submission } from '../requests.ts';
import { DomainError } from '../errors.ts';
import { isAddress } from './form-contact.ts';
import { descriptionLimit } from '../limits.ts';
import { maxRelated } from '../related/relations.ts';

/** Lengths of ids and contact fields, by the API's contract (CreateOrderIncidentV2Req). */
const lengths = { categoryId: 32, productId: 64, problemTypeId: 512, regionId: 64, severityId: 64 } as const;
const contactLengths = { phone: 32, email: 128 } as const;

/**
 * Checks a submitted form or command before anything is done.
 * @returns the submission with a clean description and place
 * @throws DomainError `text-empty`, `text-too-long`, `too-many-related`, `invalid-input` (detail: field)
 */
export async function checkSubmission(submission: Submission, catalog: Catalog): Promise<Submission> {
  const { ticket } = submission;
  for (const [field, limit] of entries(lengths)) within(field, ticket[field], limit);
  for (const [field, limit] of entries(contactLengths)) within(field, ticket.contact?.[field], limit);
  await checkCopies(ticket.contact?.copies ?? [], catalog);
  if (ticket.problemTypeId.trim() === '') throw new DomainError('invalid-input', { field: 'problemTypeId' });
  const checked = {
    ...submission,
    key: interactionKey(submission.key),
    ticket: { ...ticket, description: textWithin('description', ticket.description, descriptionLimit) },
    place: submission.place && placeOf(submission.place),
    related: relatedOf(submission.related ?? []),
  };
  if (ticket.regionId === undefined && (await needsRegion(ticket, catalog))) {
    throw new DomainError('invalid-input', { field: 'regionId' });
  }
  return checked;
}

function relatedOf(related: readonly string[]): readonly string[] {
  if (related.length > maxRelated) throw new DomainError('too-many-related', { limit: maxRelated });
  return related.map(ticketId);
}

/** If the limit cannot be read, the service decides. */
async function checkCopies(copies: readonly string[], catalog: Catalog): Promise<void> {
  if (copies.length === 0) return;
  const odd = copies.some((entry) => !isAddress(entry));
  const { most: maxCopies = Infinity } = (await catalog.carbonCopies().catch(() => undefined)) ?? {};
  if (odd || copies.length > maxCopies) throw new DomainError('invalid-input', { field: 'copies', limit: maxCopies });
}

/** False if the catalog doesn't know; then the service decides. */
async function needsRegion({ productId, problemTypeId }: Submission['ticket'], catalog: Catalog): Promise<boolean> {
  if (productId === undefined) return false;
  const types = await catalog.problemTypes(productId).catch(() => []);
  return types.some((type) => type.id === problemTypeId && type.needsRegion);
}

function within(field: string, value: string | undefined, limit: number): void {
  if (value !== undefined && value.length > limit) throw new DomainError('invalid-input', { field, limit });
}

function entries<K extends string, V>(record: Readonly<Record<K, V>>): [K, V][] {
  return Object.entries(record) as [K, V][];
}
