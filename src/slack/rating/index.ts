import { hasResult } from '../../tickets/ticket/status.ts';
import { type Feature, onTicketButton } from '../interaction/feature.ts';
import type { RateRequest } from '../../tickets/rating/rating.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { callOf } from '../interaction/call.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { reportFailure } from '../interaction/explain.ts';
import { offer } from '../kit/offer.ts';
import { ids } from '../kit/ids.ts';
import { decodeMetadata } from '../interaction/metadata.ts';
import { askedOf, unrated, type Asked, ratingBlock, readRating, rateView } from './view.ts';
import { openForm } from '../interaction/open-form.ts';
import { at, text } from '../payload.ts';
import { type Result, type Submit, refuseOutdated, submitForm } from '../interaction/submission.ts';
import { inWords, type Message } from '../kit/message.ts';
import { noteView } from '../kit/modal.ts';
import { shownTitle } from '../text/read.ts';

const submitRate: Submit = async (context, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('rate', text(body, 'view', 'private_metadata'));
  const view = text(body, 'view', 'id');
  if (known === undefined || view === undefined) return refuseOutdated(context, submitted);
  const { useCases, texts } = context;
  const { ticket: id, rating: asked } = known;
  const rated = readRating(at(body, 'view', 'state', 'values'), asked);
  const call = callOf(context, body, botUser);
  return submitForm(context, submitted, {
    form: (state) => rateView({ ticket: { id }, asked, rated, form: state }, texts),
    work: async () => {
      await useCases.rating.rate(await call.actor(), { key: view, id, ...rated });
      return { done: true, said: inWords('rating.done', { id }, texts) };
    },
    blockOf: (failure) => ratingBlock(failure, asked),
  });
};

/** Opens the rating form. */
async function openRate(context: SlackContext, call: Call, id: string): Promise<Message | undefined> {
  const { useCases, texts } = context;
  if (call.triggerId === undefined) return offer(ids.actions.rate, texts('rating.title'), id, texts);
  await openForm(context, call, texts('rating.title'), async () => {
    const actor = await call.actor();
    await useCases.allow(actor, { id, action: 'close' });
    const [dimensions, { description }] = await Promise.all([
      useCases.rating.dimensions(actor),
      useCases.show(actor, id),
    ]);
    if (dimensions.length === 0) return noteView(texts('rating.title'), inWords('rating.none', {}, texts), texts);
    const ticket = { id, title: shownTitle(description, texts) };
    return rateView({ ticket, asked: askedOf(dimensions), rated: unrated, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/**
 * Rates a ticket that was just closed. If only the rating failed, the message says so, and its form keeps what was
 * chosen.
 */
export async function rateAfterClose(
  context: SlackContext,
  actor: Actor,
  request: RateRequest,
  asked: Asked,
): Promise<Result> {
  const { useCases, texts } = context;
  const { id, stars, comment } = request;
  try {
    await useCases.rating.rate(actor, request);
    return { done: true, said: inWords('rating.closed', { id }, texts) };
  } catch (error) {
    const { text: reason } = await reportFailure(context, error, { kind: 'rating', ticket: id });
    const said = inWords('rating.only-closed', { id, reason }, texts);
    const form = { state: 'failed', reason: said.text } as const;
    return { done: false, said, view: rateView({ ticket: { id }, asked, rated: { stars, comment }, form }, texts) };
  }
}

const rateCommand = onTicket({ name: 'rate', isReadOnly: true }, openRate);

export const rating: Feature = {
  commands: [rateCommand],
  clicks: { [ids.actions.rate]: onTicketButton(openRate) },
  submissions: { [ids.views.rate]: submitRate },
  isReadOnly: [ids.actions.rate],
  menu: [{ name: 'rate', group: 'end', permission: 'finish-any', own: 'finish-own', fits: hasResult, run: openRate }],
};
