import type { types } from '@slack/bolt';
import { oneLine } from '../kit/clean.ts';
import { limits, plain } from '../kit/kit.ts';

/** An option of a menu; Slack takes 75 characters for each of both. */
export function optionOf(value: string, text: string): types.PlainTextOption & { readonly value: string } {
  return { text: plain(oneLine(text), limits.buttonText), value };
}
