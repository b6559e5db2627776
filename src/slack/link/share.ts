import { decodeMetadata } from '../interaction/metadata.ts';
import { outdated, type Click } from '../interaction/click.ts';
import { showDone } from '../interaction/open-form.ts';
import { noteView } from '../kit/modal.ts';
import { move } from '../paused/one-link.ts';
import { follow } from './index.ts';

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
