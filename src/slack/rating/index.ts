import { hasResult } from '../../tickets/ticket/status.ts';
import { type Feature, onTicketButton } from '../interaction/feature.ts';
import type { RateRequest } from '../../tickets/rating/rating.ts';
import type { Actor } from '../../tickets/roles/roles.ts';
import { callOf } from '../interaction/call.ts';
import { onTicket } from '../interaction/command.ts';
import type { Call, Surface } from '../interaction/context.ts';
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

const submitRate: Submit = async (surface, submitted) => {
  const { body, botUser } = submitted;
  const known = decodeMetadata('rate', text(body, 'view', 'private_metadata'));
  const view = text(body, 'view', 'id');
  if (known === undefined || view === undefined) return refuseOutdated(surface, submitted);
  const { desk, texts } = surface;
  const { ticket: id, rating: asked } = known;
  const rated = readRating(at(body, 'view', 'state', 'values'), asked);
  const call = callOf(surface, body, botUser);
  return submitForm(surface, submitted, {
    form: (state) => rateView({ ticket: { id }, asked, rated, form: state }, texts),
    work: async () => {
      await desk.rating.rate(await call.actor(), { key: view, id, ...rated });
      return { done: true, said: inWords('rating.done', { id }, texts) };
    },
    blockOf: (failure) => ratingBlock(failure, asked),
  });
};

/** Opens the form for a rating. */
async function openRate(surface: Surface, call: Call, id: string): Promise<Message | undefined> {
  const { desk, texts } = surface;
  if (call.triggerId === undefined) return offer(ids.actions.rate, texts('rating.title'), id, texts);
  await openForm(surface, call, texts('rating.title'), async () => {
    const actor = await call.actor();
    await desk.allow(actor, { id, action: 'close' });
    const [dimensions, { description }] = await Promise.all([desk.rating.dimensions(actor), desk.show(actor, id)]);
    if (dimensions.length === 0) return noteView(texts('rating.title'), inWords('rating.none', {}, texts), texts);
    const ticket = { id, title: shownTitle(description, texts) };
    return rateView({ ticket, asked: askedOf(dimensions), rated: unrated, form: { state: 'open' } }, texts);
  });
  return undefined;
}

/** Rates a ticket that was just closed. Where only the rating failed, that is said, and its form stays with what was chosen. */
export async function rateAfterClose(
  surface: Surface,
  actor: Actor,
  request: RateRequest,
  asked: Asked,
): Promise<Result> {
  const { desk, texts } = surface;
  const { id, stars, comment } = request;
  try {
    await desk.rating.rate(actor, request);
    return { done: true, said: inWords('rating.closed', { id }, texts) };
  } catch (error) {
    const { text: reason } = await reportFailure(surface, error, { kind: 'rating', ticket: id });
    const said = inWords('rating.only-closed', { id, reason }, texts);
    const form = { state: 'failed', reason: said.text } as const;
    return { done: false, said, view: rateView({ ticket: { id }, asked, rated: { stars, comment }, form }, texts) };
  }
}

const rateCommand = onTicket({ name: 'rate', harmless: true }, openRate);

export const rating: Feature = {
  commands: [rateCommand],
  clicks: { [ids.actions.rate]: onTicketButton(openRate) },
  submissions: { [ids.views.rate]: submitRate },
  harmless: [ids.actions.rate],
  menu: [{ name: 'rate', group: 'end', permission: 'finish-any', own: 'finish-own', fits: hasResult, run: openRate }],
};
