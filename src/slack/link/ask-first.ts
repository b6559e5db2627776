import { DeskError } from '../../tickets/errors.ts';
import type { Surface } from '../interaction/context.ts';
import { shareQuestion } from './share-view.ts';
import type { Metadata } from '../interaction/metadata.ts';
import type { Result } from '../interaction/submission.ts';
import { noteView } from '../kit/modal.ts';

const all = ['everyone', 'organizations', 'both'] as const;

/**
 * What is asked instead of a failure, where more people would read a private ticket.
 * @param about what is done once the person agrees: a link to be moved, or a thread to follow the ticket in
 * @throws the failure, where it is another one
 */
export function askFirst(
  { texts }: Pick<Surface, 'texts'>,
  failure: unknown,
  about: Pick<Metadata<'share'>, 'link' | 'thread'>,
): Result {
  const { id, channel, readers: found } = failure instanceof DeskError ? failure.detail : {};
  const readers = all.find((one) => one === found);
  if (typeof id !== 'string' || typeof channel !== 'string' || readers === undefined) throw failure;
  const said = shareQuestion({ ticket: id, channel, readers, ...about }, texts);
  return { done: false, said, view: noteView(texts('cards.link.title'), said, texts) };
}
