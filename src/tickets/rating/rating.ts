import { isNumber, isString, listOf, optional, shape } from '../guards.ts';

/** One thing that a rating is about, such as speed, as the service names it. */
export interface Dimension {
  readonly id: number;
  readonly name: string;
  /** What is asked, in a sentence. */
  readonly hint?: string | undefined;
  /** How many stars there are, and what each of them counts. */
  readonly stars: number;
  readonly perStar: number;
}

export interface RatingArea {
  dimensions(): Promise<readonly Dimension[]>;
  /** Rates a ticket; where its result waits to be confirmed, that confirms it. */
  rate(
    ticket: string,
    scores: readonly { readonly dimension: number; readonly value: number }[],
    comment: string,
  ): Promise<void>;
}

/** The stars that a person gave in one dimension. */
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

/** Shape of what comes out of a cache. */
export const isDimensions = listOf(
  shape<Dimension>({ id: isNumber, name: isString, hint: optional(isString), stars: isNumber, perStar: isNumber }),
);
