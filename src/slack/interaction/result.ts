import type { Message } from './answer.ts';
import type { Modal } from '../kit/kit.ts';

/** How something ended that a form asked for. Where it was not `done`, the form stays, with what was typed. */
export interface Result {
  /** What is shown in the place of the form. */
  readonly view?: Modal | undefined;
  readonly done: boolean;
  /** For the person. */
  readonly said: Message;
}
