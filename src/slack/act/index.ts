import { isActionShown } from '../../tickets/ticket/shown-actions.ts';
import { type MenuEntry, type Feature, onTicketButton } from '../interaction/feature.ts';
import { DomainError } from '../../tickets/errors.ts';
import { isFinal, statuses } from '../../tickets/ticket/status.ts';
import { offer, offerFollowUp } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { callOf } from '../interaction/call.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
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

/** Asks for confirmation before an action that can't be undone; shows the ticket with its current title. */
export async function askFirst(
  context: SlackContext,
  call: Call,
  action: Confirmed,
  id: string,
): Promise<Message | undefined> {
  const { useCases, texts } = context;
  const title = texts('cards.act.title', { action });
  if (call.triggerId === undefined) return offer(ids.actions[action], title, id, texts);
  await openForm(context, call, title, async () => {
    const actor = await call.actor();
    await useCases.allow(actor, { id, action });
    const [{ description, status, resolution }, asked] = await Promise.all([
      useCases.show(actor, id),
      action === 'close' ? dimensionsFor(context, actor) : [],
    ]);
    // Finished tickets can still be deleted.
    if (action !== 'delete' && isFinal(status)) return noteView(title, offerFollowUp({ id, status }, texts), texts);
    const ticket = { id, title: shownTitle(description, texts) };
    const solved = action === 'close' && status === statuses.toBeConfirmed ? resolution : undefined;
    const rating = { asked, rated: unrated };
    return confirmView({ action, ticket, resolution: solved, rating, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/** The rating dimensions; empty if the service doesn't return them, because closing doesn't depend on them. */
async function dimensionsFor({ useCases, log }: SlackContext, actor: Actor): Promise<Asked> {
  try {
    return askedOf(await useCases.rating.dimensions(actor));
  } catch (error) {
    log.warn({ err: error }, 'cannot load rating options, closing without them');
    return [];
  }
}

/** A nudge is not destructive, so it needs no confirmation. */
async function urge({ useCases, texts }: SlackContext, call: Call, id: string): Promise<Message> {
  const actor = await call.actor();
  try {
    await call.act(() => useCases.act(actor, { key: call.key, id, action: 'urge' }));
  } catch (error) {
    const followUp = followUpInstead(error, id, texts);
    if (followUp === undefined) throw error;
    return followUp;
  }
  return inWords('cards.act.done', { action: 'urge', id }, texts);
}

const cancelCommand = onTicket({ name: 'cancel', isReadOnly: true }, (context, call, id) =>
  askFirst(context, call, 'cancel', id),
);

const closeCommand = onTicket({ name: 'close', isReadOnly: true }, (context, call, id) =>
  askFirst(context, call, 'close', id),
);

const deleteCommand = onTicket({ name: 'delete', isReadOnly: true }, (context, call, id) =>
  askFirst(context, call, 'delete', id),
);

const submitConfirm: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('act', text(body, 'view', 'private_metadata'));
  const view = text(body, 'view', 'id');
  if (known === undefined || view === undefined || known.action === 'urge') return refuseOutdated(context, submitted);
  const { useCases, texts } = context;
  const { action, ticket: id, rating: asked = [] } = known;
  const values = at(body, 'view', 'state', 'values');
  const note = text(values, ids.inputs.note, ids.inputs.note, 'value');
  const sure = at(values, ids.inputs.sure, ids.inputs.sure, 'selected_options');
  const rated = readRating(values, asked);
  const call = callOf(context, body, botUser);
  return submitForm(context, submitted, {
    form: (state) => confirmView({ action, ticket: { id }, note, rating: { asked, rated }, form: state }, texts),
    work: async () => {
      if (action === 'delete' && !(Array.isArray(sure) && sure.length > 0))
        throw new DomainError('invalid-input', { field: 'sure' });
      const wanted = rated.stars.length > 0;
      if (!wanted && rated.comment.trim() !== '') throw new DomainError('rating-empty');
      const actor = await call.actor();
      await useCases.act(actor, { key: view, id, action, note });
      if (wanted) return rateAfterClose(context, actor, { key: view, id, ...rated }, asked);
      return { done: true, said: inWords('cards.act.done', { action, id }, texts) };
    },
    blockOf: (failure) => ratingBlock(failure, asked),
  });
};

const nudgeCommand = onTicket({ name: 'nudge', aliases: ['urge'], isReadOnly: false }, urge);

/** Whether the action is offered in a status. */
function offered(action: 'urge' | 'close' | 'cancel'): (status: number) => boolean {
  return (status) => isActionShown(action, status);
}

function asking(action: Confirmed): MenuEntry['run'] {
  return (context, call, ticket) => askFirst(context, call, action, ticket);
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
  isReadOnly: [ids.actions.close, ids.actions.cancel, ids.actions.delete],
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
