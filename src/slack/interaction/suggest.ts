import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { Call, SlackContext } from './context.ts';

/** What a menu offers for what was typed into it. */
export type Suggest = (
  context: SlackContext,
  call: Call,
  typed: string,
  body: unknown,
) => Promise<readonly types.Option[] | Offered>;

/** Options, at most 100, as Slack takes, and what is to be done once Slack has them. */
export interface Offered {
  readonly options: readonly types.Option[];
  readonly afterwards: () => Promise<void>;
}

const option = z.object({
  text: z.object({ type: z.literal('plain_text'), text: z.string().min(1).max(150), emoji: z.boolean().optional() }),
  value: z.string().min(1).max(150),
});
const chosen = z.object({ selected_options: z.array(option).max(100) });

/** An option with what Slack always sends of it. */
export interface ChosenOption extends types.PlainTextOption {
  readonly value: string;
}

/** The options that stand in a menu for several, as a client sent them; none where it sent something else. */
export function chosenOptions(state: unknown): readonly ChosenOption[] {
  const read = chosen.safeParse(state);
  if (!read.success) return [];
  return read.data.selected_options.map(({ text: { text }, value }) => ({
    text: { type: 'plain_text', text, emoji: false },
    value,
  }));
}
