import { placeOf } from '../checks.ts';
import { DeskError } from '../errors.ts';
import type { Place } from '../links/link.ts';
import type { DeskParts } from '../parts.ts';
import type { Actor } from '../roles/roles.ts';
import type { Attachment } from '../ticket/ticket.ts';
import type { Trail } from '../trail.ts';

/** Which files are asked for, and where they are to come. */
export interface FilesRequest {
  /** The event that told the message in the thread. */
  readonly event: string;
  readonly place: Place;
}

/** What came of it. */
export interface WantedFiles {
  /** How many are on their way into the thread because of this. */
  readonly wanted: number;
  /** All files of the message, with addresses that are good for a short while, also for what is too large for Slack. */
  readonly files: readonly AddressedFile[];
}

export interface AddressedFile {
  readonly name: string;
  readonly address?: string | undefined;
}

/**
 * Has the files of a message put into the thread that told it; not again those that are there, or on their way.
 * @throws DeskError `invalid-input`; `not-found` where no link of this place told such a message with files
 */
export async function fetchFiles(
  parts: DeskParts & { readonly trail: Trail },
  actor: Actor,
  { event, place }: FilesRequest,
): Promise<WantedFiles> {
  const { links, now, trail, wake } = parts;
  if (!/^[\x21-\x7e]{1,300}$/.test(event)) throw new DeskError('invalid-input', { field: 'event' });
  const here = await links.at(placeOf(place));
  for (const { id, ticket } of here) {
    const { wanted, files } = await parts.files.want(id, event, now());
    if (files.length === 0) continue;
    if (wanted > 0) {
      await trail.done(actor, 'files', ticket);
      wake();
    }
    return { wanted, files: await withAddresses(parts, ticket, files) };
  }
  throw new DeskError('not-found', { field: 'event' });
}

/** Where the service gives no addresses, the files come without. */
async function withAddresses(
  { service, log }: DeskParts,
  ticket: string,
  files: readonly Attachment[],
): Promise<readonly AddressedFile[]> {
  const ids = files.map(({ id }) => id);
  const known = await service.addresses(ids, ticket).catch((error: unknown) => {
    log.warn({ err: error, ticket }, 'cannot get download links for files');
    return new Map<string, string>();
  });
  return files.map(({ id, name }) => ({ name, address: known.get(id) }));
}
