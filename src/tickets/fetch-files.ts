import { placeOf } from './checks.ts';
import { DeskError } from './errors.ts';
import type { Place } from './link.ts';
import type { DeskParts } from './parts.ts';
import type { Actor } from './roles.ts';
import type { Trail } from './trail.ts';

/** Which files are asked for, and where they are to come. */
export interface FilesRequest {
  /** The event that told the message in the thread. */
  readonly event: string;
  readonly place: Place;
}

/**
 * Has the files of a message put into the thread that told it; not again those that are there, or on their way.
 * @throws DeskError `invalid-input`; `not-found` where no link of this place told such a message with files
 */
export async function fetchFiles(
  parts: DeskParts & { readonly trail: Trail },
  actor: Actor,
  { event, place }: FilesRequest,
): Promise<{ readonly wanted: number }> {
  const { account, links, files, now, trail, wake } = parts;
  if (!/^[\x21-\x7e]{1,300}$/.test(event)) throw new DeskError('invalid-input', { field: 'event' });
  const here = (await links.at(placeOf(place))).filter((link) => link.account === account);
  for (const { id, ticket } of here) {
    const { wanted, known } = await files.want(id, event, now());
    if (known === 0) continue;
    if (wanted > 0) {
      await trail.done(actor, 'files', ticket);
      wake();
    }
    return { wanted };
  }
  throw new DeskError('not-found', { field: 'event' });
}
