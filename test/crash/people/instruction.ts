/** What the bot told a person about words that they had sent. */
export type Said =
  /** It was done; `ticket`: the number that it named. */
  | { readonly kind: 'done'; readonly ticket?: string | undefined }
  /** For certain it was not. */
  | { readonly kind: 'failed' }
  /** It is not certain, or goes on. */
  | { readonly kind: 'unclear' }
  /** The person is asked to choose. */
  | { readonly kind: 'asked' };

/** One wording of an instruction, as it was sent once or more often. */
export interface Wording {
  /** Unique: no other wording of anybody has these words. */
  readonly words: string;
  /** What the person learned about it, oldest first. */
  readonly said: readonly Said[];
  /** Sendings that Slack took and the bot never answered. */
  readonly unanswered?: number | undefined;
}

/** What one person wanted done once, with all their tries. */
export interface Instruction {
  readonly name: string;
  /** Oldest first; none where nothing could be sent. */
  readonly wordings: readonly Wording[];
  /** The words that are to be there in the end. */
  readonly meant: string;
  /** Earlier words that the person was told of and let stand, beside those that are meant. */
  readonly kept: readonly string[];
}

/** Words that the ticket service has, and in which ticket; once for each time that they are there. */
export interface Found {
  readonly words: string;
  readonly ticket: string;
}
