/** What the bot told a person about a text they had sent. */
export type Said =
  /** It was done; `ticket`: the number that it named. */
  | { readonly kind: 'done'; readonly ticket?: string | undefined }
  /** It definitely failed. */
  | { readonly kind: 'failed' }
  /** It is uncertain, or in progress. */
  | { readonly kind: 'unclear' }
  /** The person is asked to choose. */
  | { readonly kind: 'asked' };

/** One version of an instruction, sent once or more often. */
export interface Wording {
  /** Unique: no other version by anybody has these words. */
  readonly words: string;
  /** What the person learned about it, oldest first. */
  readonly said: readonly Said[];
  /** Submissions that Slack accepted and the bot never answered. */
  readonly unanswered?: number | undefined;
}

/** What one person wanted done once, with all attempts. */
export interface Instruction {
  readonly name: string;
  /** Oldest first; none if nothing could be sent. */
  readonly wordings: readonly Wording[];
  /** The text that should be there in the end. */
  readonly meant: string;
  /** Earlier texts that the person was informed of and accepted, in addition to the intended one. */
  readonly kept: readonly string[];
}

/** Texts in the ticket service and their tickets; one entry per occurrence. */
export interface Found {
  readonly words: string;
  readonly ticket: string;
}
