import { decodeMetadata } from '../../metadata.ts';
import { noteView } from '../../views/note.ts';
import { outdated, type Click } from '../actions/click.ts';
import { follow } from '../tasks/link.ts';
import { move } from '../tasks/suspended.ts';
import { showDone } from '../update-view.ts';

/** Follows a private ticket where more people read it, once the person agreed to who that is. */
export const share: Click = async (surface, call, value) => {
  const asked = decodeMetadata('share', value);
  if (asked === undefined) return outdated(surface);
  const { ticket, channel, thread, link, readers } = asked;
  const { said } =
    link === undefined
      ? await follow(surface, call, ticket, { channel, thread }, readers)
      : await move(surface, call, link, channel, readers);
  const { texts } = surface;
  const shown = noteView(texts('cards.link.title'), said, texts);
  if (call.view !== undefined && (await showDone(surface, call.view, shown))) return undefined;
  return said;
};
