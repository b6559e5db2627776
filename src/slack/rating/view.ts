import { DomainError } from '../../tickets/errors.ts';
import type { types } from '@slack/bolt';
import type { Texts } from '../../locales/index.ts';
import { ratingLimit } from '../../tickets/limits.ts';
import type { Dimension, Stars } from '../../tickets/rating/rating.ts';
import { context, plain, type Block, section, type Modal } from '../kit/kit.ts';
import { ids } from '../kit/ids.ts';
import { maxDimensions, type Metadata, encodeMetadata } from '../interaction/metadata.ts';
import { at, text } from '../payload.ts';
import { modal, input, ticketLine, type FormState } from '../kit/modal.ts';
import { beginning, cut, oneLine } from '../text/cut.ts';

/** The requested star ratings, as stored in the form's metadata. */
export type Asked = Metadata<'rate'>['rating'];

/** What a person chose and wrote. */
export interface Rated {
  readonly stars: readonly Stars[];
  readonly comment: string;
}

export const unrated: Rated = { stars: [], comment: '' };

/** The dimensions to ask for, shortened to fit in the form's metadata. */
export function askedOf(dimensions: readonly Dimension[]): Asked {
  return dimensions.slice(0, maxDimensions).map(({ id, name, stars }) => ({ id, name: cut(oneLine(name), 60), stars }));
}

/** A menu of stars for each dimension, and a comment; empty if the service asks for no rating. */
export function ratingInputs(asked: Asked, rated: Rated, texts: Texts): Block[] {
  if (asked.length === 0) return [];
  const { comment } = ids.rating;
  const words: types.PlainTextInput = {
    type: 'plain_text_input',
    action_id: comment,
    multiline: true,
    max_length: ratingLimit,
    ...(rated.comment !== '' && { initial_value: beginning(rated.comment, ratingLimit) }),
  };
  return [
    context(texts('rating.question')),
    ...asked.map((dimension) => starInput(dimension, rated, texts)),
    input(comment, texts('rating.comment'), words, { optional: true }),
  ];
}

function starInput({ id, name, stars }: Asked[number], rated: Rated, texts: Texts): types.InputBlock {
  const block = starsBlock(id);
  const options = Array.from({ length: stars }, (_, index) => starOption(stars - index, stars, texts));
  const given = rated.stars.find(({ dimension }) => dimension === id);
  const initial = options.find(({ value }) => value === String(given?.stars));
  const element: types.StaticSelect = {
    type: 'static_select',
    action_id: block,
    options,
    placeholder: plain(texts('rating.choose'), 150),
    ...(initial !== undefined && { initial_option: initial }),
  };
  return input(block, name, element, { optional: true });
}

/** Stars, and the number for screen readers. */
function starOption(count: number, maxStars: number, texts: Texts): types.PlainTextOption {
  const stars = '★'.repeat(count) + '☆'.repeat(maxStars - count);
  return { text: plain(texts('rating.stars', { stars, count, most: maxStars }), 75), value: String(count) };
}

/** The input that a refusal is about; undefined if it isn't about the rating. */
export function ratingBlock(failure: unknown, [first]: Asked): string | undefined {
  const isEmpty = failure instanceof DomainError && failure.code === 'rating-empty';
  return isEmpty && first !== undefined ? starsBlock(first.id) : undefined;
}

function starsBlock(dimension: number): string {
  return `${ids.rating.stars}:${dimension}`;
}

/** Reads the choices from the `state.values` of a submission; dimensions that weren't requested are ignored. */
export function readRating(values: unknown, asked: Asked): Rated {
  const stars = asked.flatMap(({ id }) => {
    const block = starsBlock(id);
    const value = text(at(values, block, block), 'selected_option', 'value');
    return value === undefined ? [] : [{ dimension: id, stars: Number(value) }];
  });
  return { stars, comment: text(values, ids.rating.comment, ids.rating.comment, 'value') ?? '' };
}

export interface RateForm {
  readonly ticket: { readonly id: string; readonly title?: string | undefined };
  readonly asked: Asked;
  readonly rated: Rated;
  readonly form: FormState;
}

/** The form for a rating alone. */
export function rateView({ ticket, asked, rated, form }: RateForm, texts: Texts): Modal {
  return modal(texts, {
    callback: ids.views.rate,
    metadata: encodeMetadata('rate', { ticket: ticket.id, rating: asked }),
    title: texts('rating.title'),
    submit: texts('rating.submit'),
    form,
    blocks: [ticketLine(ticket, texts), section(texts('rating.confirms')), ...ratingInputs(asked, rated, texts)],
  });
}
