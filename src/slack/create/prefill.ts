import type { Texts } from '../../locales/index.ts';
import type { FormFile } from '../../tickets/create/form.ts';
import { descriptionLimit } from '../../tickets/limits.ts';
import { cut } from '../text/plain-text.ts';

/** What a form may begin with. */
export interface Prefill {
  /** The beginning of the description, as plain text. */
  readonly text?: string | undefined;
  /** The message that the ticket is made from. */
  readonly from?: SourceMessage | undefined;
}

export interface SourceMessage {
  /** Plain text, without Slack's tokens. */
  readonly text: string;
  readonly permalink?: string | undefined;
  readonly files: readonly FormFile[];
  /** How many files of the message cannot be taken along. */
  readonly unlisted?: number | undefined;
}

/** The description to begin with, within its limit, and what had to be left out. */
export function prefill({ text = '', from }: Prefill, texts: Texts): { description: string; notices: string[] } {
  const source = from?.permalink === undefined || from.permalink === '' ? '' : `\n\n${from.permalink}`;
  const words = [text, from?.text ?? ''].map((part) => part.trim()).filter((part) => part !== '');
  const whole = words.join('\n\n');
  const room = descriptionLimit - source.length;
  const unlisted = from?.unlisted ?? 0;
  return {
    description: (room > 0 ? cut(whole, room) + source : cut(whole, descriptionLimit)).trim(),
    notices: [
      ...(whole.length > Math.max(room, 0) ? [texts('create.message-cut')] : []),
      ...(unlisted > 0 ? [texts('create.files-unlisted', { count: unlisted })] : []),
    ],
  };
}
