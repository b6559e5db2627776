import { type Feature, type MenuEntry, onTicketButton, outdated, type Click } from '../interaction/feature.ts';
import { may, type Actor } from '../../tickets/roles/roles.ts';
import { askFirst } from '../act/index.ts';
import { ids } from '../kit/ids.ts';
import { wordsOf } from '../interaction/resumed.ts';
import { decodeMetadata, type Metadata } from '../interaction/metadata.ts';
import { factsOf, text } from '../payload.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { reportFailure } from '../interaction/explain.ts';
import { updateView, openForm } from '../interaction/open-form.ts';
import type { Modal } from '../kit/kit.ts';
import { failureMessage, type Message } from '../kit/message.ts';
import { offer } from '../kit/offer.ts';
import { openLink, unfollow } from '../link/index.ts';
import { openMessages } from '../messages/index.ts';
import { choices, type MoreChoice } from '../show/card-view.ts';
import { cut } from '../text/cut.ts';
import { shownTitle } from '../text/read.ts';
import { actionsMenuView } from './view.ts';

/** All entries of all features. */
type Menu = () => readonly MenuEntry[];

/**
 * An entry's button. A failure is shown in the actions menu, where the person is looking, not in a message behind it.
 */
const runEntry =
  (menu: Menu): Click =>
  async (context, call, value, body) => {
    const actionsMenu = hubOf(body);
    const entry = menu().find(({ name }) => name === value);
    if (actionsMenu === undefined || entry === undefined) return outdated(context);
    try {
      return await entry.run(context, call, actionsMenu.ticket);
    } catch (error) {
      const report = await reportFailure(context, error, { ...factsOf(body) }, { words: wordsOf(body) });
      return failureMessage(report.text);
    }
  };

/** The call, with its answers shown above the entries if it came from the actions menu; any other call unchanged. */
export function answeredInActionsMenu(
  context: SlackContext,
  call: Call,
  body: unknown,
  menu: readonly MenuEntry[],
): Call {
  const { view } = call;
  const actionsMenu = hubOf(body);
  if (view === undefined || actionsMenu === undefined) return call;
  return {
    ...call,
    answer: async (message) => {
      try {
        const drawn = await drawActionsMenu(context, await call.actor(), actionsMenu, menu, message);
        if (await updateView(context.client, { view_id: view, view: drawn })) return;
      } catch (error) {
        context.log.info({ err: error }, 'cannot show the result in the actions view');
      }
      // The person closed the menu in the meantime but still needs the answer.
      await call.answer(message);
    },
  };
}

function hubOf(body: unknown): Metadata<'hub'> | undefined {
  if (text(body, 'view', 'callback_id') !== ids.views.actionsMenu) return undefined;
  return decodeMetadata('hub', text(body, 'view', 'private_metadata'));
}

const tasks = (open: Open): Readonly<Record<MoreChoice, Click>> => ({
  cancel: onTicketButton((context, call, id) => askFirst(context, call, 'cancel', id)),
  link: onTicketButton(openLink),
  unlink: onTicketButton(unfollow),
  whole: onTicketButton(openMessages),
  all: onTicketButton(open),
});

/** The menu of a card: the value is the choice, a space and the ticket's ID. */
const runChoice = (open: Open): Click => {
  const known = tasks(open);
  return async (context, call, value, body) => {
    const [chosen, id = ''] = value.split(' ');
    const choice = choices.find((one) => one === chosen);
    return choice === undefined ? outdated(context) : known[choice](context, call, id, body);
  };
};

type Open = MenuEntry['run'];

/** Opens the actions menu: everything that this person can do with a ticket in its current status. */
const openActionsMenu =
  (menu: Menu): Open =>
  async (context, call, id) => {
    const { useCases, texts } = context;
    if (call.triggerId === undefined) return offer(ids.actionsMenu.open, texts('hub.title'), id, texts);
    await openForm(context, call, texts('hub.title'), async () => {
      const actor = await call.actor();
      const { status, description } = await useCases.show(actor, id);
      return drawActionsMenu(
        context,
        actor,
        { ticket: id, status, title: cut(shownTitle(description, texts), 200) },
        menu(),
      );
    });
    return undefined;
  };

/** The entries for this person and this status. */
async function drawActionsMenu(
  { useCases, texts }: SlackContext,
  actor: Actor,
  ticket: Metadata<'hub'>,
  menu: readonly MenuEntry[],
  said?: Message,
): Promise<Modal> {
  const { role } = actor;
  const [isOwn, privacy] = await Promise.all([
    useCases.isOwn(actor, ticket.ticket),
    useCases.privacy.isChoice ? useCases.privacy.state(actor, ticket.ticket) : undefined,
  ]);
  const allowed = ({ permission, own }: MenuEntry) =>
    may(role, permission) || (isOwn && own !== undefined && may(role, own));
  const makesSense = ({ fits, onPrivate }: MenuEntry) =>
    (fits?.(ticket.status) ?? true) && (onPrivate === undefined || onPrivate === privacy?.isPrivate);
  const entries = menu.filter((entry) => allowed(entry) && makesSense(entry));
  return actionsMenuView(ticket, entries, said, texts);
}

/** @param menu returns the entries of all features */
export function more(menu: Menu): Feature {
  const open = openActionsMenu(menu);
  return {
    commands: [onTicket({ name: 'more', isReadOnly: true }, open)],
    clicks: {
      [ids.actions.more]: runChoice(open),
      [ids.actionsMenu.open]: onTicketButton(open),
      [ids.actionsMenu.entry]: runEntry(menu),
    },
  };
}
