import type { types } from '@slack/bolt';
import { z } from 'zod';

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
