import { isOffered } from '../../tickets/ticket/offered.ts';
import { type MenuEntry, type Feature, onTicketButton } from '../interaction/feature.ts';
import { DeskError } from '../../tickets/errors.ts';
import { isFinal, statuses } from '../../tickets/ticket/status.ts';
import { offer, offerFollowUp } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { callOf } from '../interaction/call.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
import { confirmView, type Confirmed } from './confirm-view.ts';
import { askedOf, unrated, type Asked, ratingBlock, readRating } from '../rating/view.ts';
import { openForm } from '../interaction/open-form.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../payload.ts';
import { refuseOutdated, submitForm, type Submit, followUpInstead } from '../interaction/submission.ts';
import { inWords, type Message } from '../kit/message.ts';
import { noteView } from '../kit/modal.ts';
import { rateAfterClose } from '../rating/index.ts';
import { shownTitle } from '../text/read.ts';

/** Asks before something is done that cannot be taken back; names the ticket as the service knows it. */
export async function askFirst(
  surface: Surface,
  call: Call,
  action: Confirmed,
  id: string,
): Promise<Message | undefined> {
  const { desk, texts } = surface;
  const title = texts('cards.act.title', { action });
  if (call.triggerId === undefined) return offer(ids.actions[action], title, id, texts);
  await openForm(surface, call, title, async () => {
    const actor = await call.actor();
    await desk.allow(actor, { id, action });
    const [{ description, status, resolution }, asked] = await Promise.all([
      desk.show(actor, id),
      action === 'close' ? dimensionsFor(surface, actor) : [],
    ]);
    // A finished ticket is what one deletes.
    if (action !== 'delete' && isFinal(status)) return noteView(title, offerFollowUp({ id, status }, texts), texts);
    const ticket = { id, title: shownTitle(description, texts) };
    const solved = action === 'close' && status === statuses.toBeConfirmed ? resolution : undefined;
    const rating = { asked, rated: unrated };
    return confirmView({ action, ticket, resolution: solved, rating, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/** What a rating is asked for; nothing where the service does not tell, since closing does not hang on it. */
async function dimensionsFor({ desk, log }: Surface, actor: Actor): Promise<Asked> {
  try {
    return askedOf(await desk.rating.dimensions(actor));
  } catch (error) {
    log.warn({ err: error }, 'cannot load rating options, closing without them');
    return [];
  }
}

/** Urging takes nothing away, so it is done without a question. */
async function urge({ desk, texts }: Surface, call: Call, id: string): Promise<Message> {
  const actor = await call.actor();
  try {
    await call.act(() => desk.act(actor, { key: call.key, id, action: 'urge' }));
  } catch (error) {
    const followUp = followUpInstead(error, id, texts);
    if (followUp === undefined) throw error;
    return followUp;
  }
  return inWords('cards.act.done', { action: 'urge', id }, texts);
}

const cancelCommand = onTicket({ name: 'cancel', harmless: true }, (surface, call, id) =>
  askFirst(surface, call, 'cancel', id),
);

const closeCommand = onTicket({ name: 'close', harmless: true }, (surface, call, id) =>
  askFirst(surface, call, 'close', id),
);

const deleteCommand = onTicket({ name: 'delete', harmless: true }, (surface, call, id) =>
  askFirst(surface, call, 'delete', id),
);

const submitConfirm: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('act', text(body, 'view', 'private_metadata'));
  const view = text(body, 'view', 'id');
  if (known === undefined || view === undefined || known.action === 'urge') return refuseOutdated(surface, submitted);
  const { desk, texts } = surface;
  const { action, ticket: id, rating: asked = [] } = known;
  const values = at(body, 'view', 'state', 'values');
  const note = text(values, ids.inputs.note, ids.inputs.note, 'value');
  const sure = at(values, ids.inputs.sure, ids.inputs.sure, 'selected_options');
  const rated = readRating(values, asked);
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (state) => confirmView({ action, ticket: { id }, note, rating: { asked, rated }, form: state }, texts),
    work: async () => {
      if (action === 'delete' && !(Array.isArray(sure) && sure.length > 0))
        throw new DeskError('invalid-input', { field: 'sure' });
      const wanted = rated.stars.length > 0;
      if (!wanted && rated.comment.trim() !== '') throw new DeskError('rating-empty');
      const actor = await call.actor();
      await desk.act(actor, { key: view, id, action, note });
      if (wanted) return rateAfterClose(surface, actor, { key: view, id, ...rated }, asked);
      return { done: true, said: inWords('cards.act.done', { action, id }, texts) };
    },
    blockOf: (failure) => ratingBlock(failure, asked),
  });
};

const nudgeCommand = onTicket({ name: 'nudge', aliases: ['urge'], harmless: false }, urge);

/** Whether the status is one in which it is offered. */
function offered(action: 'urge' | 'close' | 'cancel'): (status: number) => boolean {
  return (status) => isOffered(action, status);
}

function asking(action: Confirmed): MenuEntry['run'] {
  return (surface, call, ticket) => askFirst(surface, call, action, ticket);
}

export const act: Feature = {
  commands: [closeCommand, cancelCommand, nudgeCommand, deleteCommand],
  clicks: {
    [ids.actions.close]: onTicketButton(asking('close')),
    [ids.actions.cancel]: onTicketButton(asking('cancel')),
    [ids.actions.delete]: onTicketButton(asking('delete')),
    [ids.actions.urge]: onTicketButton(urge),
  },
  submissions: { [ids.views.confirm]: submitConfirm },
  harmless: [ids.actions.close, ids.actions.cancel, ids.actions.delete],
  menu: [
    { name: 'urge', group: 'work', permission: 'urge', fits: offered('urge'), run: urge },
    {
      name: 'close',
      group: 'end',
      last: true,
      permission: 'finish-any',
      own: 'finish-own',
      fits: offered('close'),
      run: asking('close'),
    },
    {
      name: 'cancel',
      group: 'end',
      last: true,
      danger: true,
      permission: 'finish-any',
      own: 'finish-own',
      fits: offered('cancel'),
      run: asking('cancel'),
    },
    { name: 'delete', group: 'end', last: true, danger: true, permission: 'delete', run: asking('delete') },
  ],
};
