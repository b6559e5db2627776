import type { Feature } from '../interaction/feature.ts';
import { may, type Actor } from '../../tickets/roles/roles.ts';
import { askFirst } from '../act/index.ts';
import { ids } from '../kit/ids.ts';
import { wordsOf } from '../interaction/resumed.ts';
import { decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { factsOf, text } from '../payload.ts';
import { onTicketButton, outdated, type Click } from '../interaction/click.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { reportFailure } from '../interaction/explain.ts';
import { updateView, openForm } from '../interaction/open-form.ts';
import type { Modal } from '../kit/kit.ts';
import { failureMessage, type Message } from '../kit/message.ts';
import { offer } from '../kit/offer.ts';
import { cut } from '../text/plain-text.ts';
import { shownTitle } from '../text/ticket-words.ts';
import { openLink, unfollow } from '../link/index.ts';
import { openMessages } from '../messages/index.ts';
import { choices, type MoreChoice } from '../show/card-buttons-view.ts';
import { hubEntries, type HubEntry } from './entries.ts';
import { hubView } from './view.ts';

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

const moreCommand = onTicket({ name: 'more', harmless: true }, openHub);

const tasks: Readonly<Record<MoreChoice, Click>> = {
  cancel: onTicketButton((surface, call, id) => askFirst(surface, call, 'cancel', id)),
  link: onTicketButton(openLink),
  unlink: onTicketButton(unfollow),
  whole: onTicketButton(openMessages),
  all: onTicketButton(openHub),
};

/** The menu of a card: the value is the choice, a blank and the ticket's id. */
const runChoice: Click = async (surface, call, value, body) => {
  const [chosen, id = ''] = value.split(' ');
  const choice = choices.find((known) => known === chosen);
  return choice === undefined ? outdated(surface) : tasks[choice](surface, call, id, body);
};

/** Opens the modal with all that this person can do with a ticket as it is now. */
async function openHub(surface: Surface, call: Call, id: string): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) return offer(ids.hub.open, texts('hub.title'), id, texts);
  await openForm(surface, call, texts('hub.title'), async () => {
    const actor = await call.actor();
    const { status, description } = await desk.show(actor, id);
    return drawHub(surface, actor, { ticket: id, status, title: cut(shownTitle(description, texts), 200) });
  });
  return undefined;
}

/** The entries for this person and this status. */
async function drawHub(
  { desk, texts }: Surface,
  actor: Actor,
  ticket: Metadata<'hub'>,
  said?: Message,
): Promise<Modal> {
  const { role } = actor;
  const [isOwn, privacy] = await Promise.all([
    desk.isOwn(actor, ticket.ticket),
    desk.privacy.isChoice ? desk.privacy.state(actor, ticket.ticket) : undefined,
  ]);
  const allowed = ({ permission, own }: HubEntry) =>
    may(role, permission) || (isOwn && own !== undefined && may(role, own));
  const makesSense = ({ fits, onPrivate }: HubEntry) =>
    (fits?.(ticket.status) ?? true) && (onPrivate === undefined || onPrivate === privacy?.isPrivate);
  const entries = hubEntries.filter((entry) => allowed(entry) && makesSense(entry));
  return hubView(ticket, entries, said, texts);
}

export const more: Feature = {
  commands: [moreCommand],
  clicks: { [ids.actions.more]: runChoice, [ids.hub.open]: onTicketButton(openHub), [ids.hub.entry]: runEntry },
};
