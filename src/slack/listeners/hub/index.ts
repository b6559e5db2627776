import { failureMessage } from '../../blocks/in-words.ts';
import { reportFailure } from '../../failure.ts';
import { ids } from '../../ids.ts';
import { wordsOf } from '../../inbox/again.ts';
import { decodeMetadata, type Metadata } from '../../metadata.ts';
import { factsOf, text } from '../../payload.ts';
import type { Call, Surface } from '../../surface.ts';
import { onTicketButton, outdated, type Click } from '../actions/click.ts';
import { hubEntries } from './entries.ts';
import { drawHub, openHub } from './open.ts';
import { updateView } from '../update-view.ts';

/** An entry's button. What goes wrong is told in the hub, where the person is, and not in a message behind it. */
const runEntry: Click = async (surface, call, value, body) => {
  const hub = hubOf(body);
  const entry = hubEntries.find(({ name }) => name === value);
  if (hub === undefined || entry === undefined) return outdated(surface);
  try {
    return await entry.run(surface, call, hub.ticket);
  } catch (error) {
    const report = await reportFailure(surface, error, { ...factsOf(body) }, { words: wordsOf(body) });
    return failureMessage(report.text);
  }
};

export const hubClicks: Readonly<Record<string, Click>> = {
  [ids.hub.open]: onTicketButton(openHub),
  [ids.hub.entry]: runEntry,
};

/** The call with its answers above the hub's entries, where it came from the hub; any other call as it is. */
export function answeredInHub(surface: Surface, call: Call, body: unknown): Call {
  const { view } = call;
  const hub = hubOf(body);
  if (view === undefined || hub === undefined) return call;
  return {
    ...call,
    answer: async (message) => {
      try {
        const drawn = await drawHub(surface, await call.actor(), hub, message);
        if (await updateView(surface.client, { view_id: view, view: drawn })) return;
      } catch (error) {
        surface.log.info({ err: error }, 'cannot show the result in the actions view');
      }
      // Whoever closed it meanwhile wants to know all the same.
      await call.answer(message);
    },
  };
}

function hubOf(body: unknown): Metadata<'hub'> | undefined {
  if (text(body, 'view', 'callback_id') !== ids.views.hub) return undefined;
  return decodeMetadata('hub', text(body, 'view', 'private_metadata'));
}
