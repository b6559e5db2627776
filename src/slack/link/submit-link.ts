import { ids } from '../interaction/ids.ts';
import { decodeMetadata, isChannelId } from '../interaction/metadata.ts';
import { at, text } from '../interaction/payload.ts';
import { linkView } from './form-view.ts';
import { callOf } from '../interaction/call.ts';
import { follow } from './index.ts';
import { refuseOutdated, submitForm, type Submit } from '../interaction/submission.ts';

export const submitLink: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('link', text(body, 'view', 'private_metadata'));
  const values = at(body, 'view', 'state', 'values');
  const channel = text(values, ids.inputs.channel, ids.inputs.channel, 'selected_conversation');
  if (known === undefined || !isChannelId(channel)) return refuseOutdated(surface, submitted);
  const { texts } = surface;
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (state) => linkView({ ticket: { id: known.ticket }, channel, form: state }, texts),
    work: () => follow(surface, call, known.ticket, { channel }),
  });
};
