import { ids } from '../../ids.ts';
import { decodeMetadata, isChannelId } from '../../metadata.ts';
import { at, text } from '../../payload.ts';
import { linkView } from '../../views/link.ts';
import { callOf } from '../call.ts';
import { follow } from '../tasks/link.ts';
import { refuseOutdated, submitForm, type Submit } from './submission.ts';

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
