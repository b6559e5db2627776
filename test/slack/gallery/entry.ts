import type { Texts } from '../../../src/locales/index.ts';
import type { Modal } from '../../../src/slack/kit/kit.ts';
import type { Message } from '../../../src/slack/kit/message.ts';

/** A view or message that people can meet, with the least and the most that can stand in it. */
export interface Entry {
  /** The exported function that makes it. */
  readonly name: string;
  /** Which of several, where what it shows depends on more than length. */
  readonly kind?: string | undefined;
  readonly shortest: (texts: Texts) => Modal | Message;
  /** @param long a foreign text far beyond every limit of the ticket service */
  readonly longest: (texts: Texts, long: string) => Modal | Message;
}
