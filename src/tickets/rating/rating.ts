import { isNumber, isString, listOf, optional, shape } from '../guards.ts';

/** One aspect to rate, such as speed, named by the service. */
export interface Dimension {
  readonly id: number;
  readonly name: string;
  /** A one-sentence explanation. */
  readonly hint?: string | undefined;
  /** The number of stars, and the score of each. */
  readonly stars: number;
  readonly perStar: number;
}

export interface RatingArea {
  dimensions(): Promise<readonly Dimension[]>;
  /** Rates a ticket. If its result is waiting for confirmation, this confirms it. */
  rate(
    ticket: string,
    scores: readonly { readonly dimension: number; readonly value: number }[],
    comment: string,
  ): Promise<void>;
}

/** A person's stars in one dimension. */
export interface Stars {
  readonly dimension: number;
  readonly stars: number;
}

export interface RateRequest {
  readonly key: string;
  readonly id: string;
  readonly stars: readonly Stars[];
  readonly comment: string;
}

/** The shape of cached values. */
export const isDimensions = listOf(
  shape<Dimension>({ id: isNumber, name: isString, hint: optional(isString), stars: isNumber, perStar: isNumber }),
);
