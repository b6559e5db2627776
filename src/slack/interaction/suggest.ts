import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Call, SlackContext } from './context.ts';

/** The options of a menu for the typed text. */
export type Suggest = (
  context: SlackContext,
  call: Call,
  typed: string,
  body: unknown,
) => Promise<readonly types.Option[] | Offered>;

/** Up to 100 options (Slack's limit), and a function to call after Slack has received them. */
export interface Offered {
  readonly options: readonly types.Option[];
  readonly afterwards: () => Promise<void>;
}

const option = z.object({
  text: z.object({ type: z.literal('plain_text'), text: z.string().min(1).max(150), emoji: z.boolean().optional() }),
  value: z.string().min(1).max(150),
});
const chosen = z.object({ selected_options: z.array(option).max(100) });

/** An option with the fields that Slack always sends. */
export interface ChosenOption extends types.PlainTextOption {
  readonly value: string;
}

/** The options chosen in a multi-select menu, as a client sent them; empty if the state is malformed. */
export function chosenOptions(state: unknown): readonly ChosenOption[] {
  const read = chosen.safeParse(state);
  if (!read.success) return [];
  return read.data.selected_options.map(({ text: { text }, value }) => ({
    text: { type: 'plain_text', text, emoji: false },
    value,
  }));
}
