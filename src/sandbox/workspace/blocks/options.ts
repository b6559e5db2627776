import { z } from 'zod';
import { anyText, plainText } from './text.ts';

/**
 * An option: text 75, description 75. By the page "Option object" of docs.slack.dev, the value may have 150 characters;
 * the comments of the SDK's types still say 75, so apps should stay within that.
 */
export const option = z.strictObject({
  text: plainText(75),
  value: z.string().max(150),
  description: plainText(75).optional(),
});

/** Checkboxes and radio buttons may use mrkdwn. */
export const markedOption = z.strictObject({
  text: anyText(75),
  value: z.string().max(150),
  description: anyText(75).optional(),
});

export const overflowOption = z.strictObject({ ...option.shape, url: z.string().max(3000).optional() });

export const options = z.array(option).min(1).max(100);
export const optionGroups = z
  .array(z.strictObject({ label: plainText(75), options }))
  .min(1)
  .max(100);

/** An app's answer to a block_suggestion: an empty list is allowed there. */
export const suggestions = z.union([
  z.strictObject({ options: z.array(option).max(100) }),
  z.strictObject({
    option_groups: z.array(z.strictObject({ label: plainText(75), options: z.array(option).max(100) })).max(100),
  }),
]);

export type Option = z.infer<typeof markedOption>;

/** True if Slack considers two options the same: equal in every property. */
export function sameOption(one: Option, other: Option): boolean {
  return (
    one.value === other.value && one.text.text === other.text.text && one.description?.text === other.description?.text
  );
}

/** A check for `initial_option(s)`: each must equal an offered option. */
export function offers(offered: readonly Option[], initial: readonly Option[]): boolean {
  return initial.every((choice) => offered.some((candidate) => sameOption(candidate, choice)));
}
