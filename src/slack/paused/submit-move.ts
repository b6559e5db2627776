import { ids } from '../interaction/ids.ts';
import { decodeMetadata, isChannelId } from '../interaction/metadata.ts';
import { at, text } from '../interaction/payload.ts';
import { moveAllView, moveView } from './move-view.ts';
import { callOf } from '../interaction/call.ts';
import { moveAll } from './index.ts';
import { move } from './tasks-suspended.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';

export const submitMove: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const metadata = text(body, 'view', 'private_metadata');
  const known = decodeMetadata('suspended', metadata);
  const place = decodeMetadata('paused', metadata);
  const values = at(body, 'view', 'state', 'values');
  const channel = text(values, ids.inputs.channel, ids.inputs.channel, 'selected_conversation');
  if (!isChannelId(channel)) return refuseOutdated(surface, submitted);
  const call = callOf(surface, body, botUser);
  if (place !== undefined) {
    return submitForm(surface, submitted, {
      form: (state) => moveAllView({ place, channel, form: state }, surface.texts),
      work: () => moveAll(surface, call, place, channel),
    });
  }
  if (known === undefined) return refuseOutdated(surface, submitted);
  return submitForm(surface, submitted, {
    form: (state) => moveView({ link: { id: known.link }, channel, form: state }, surface.texts),
    work: () => move(surface, call, known.link, channel),
  });
};
