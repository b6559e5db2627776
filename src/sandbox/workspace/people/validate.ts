import { placedElements, type Placed } from '../blocks/walk.ts';
import type { OpenView } from '../surfaces/open-view.ts';
import { isEmpty, slotOf, type StateValue } from '../surfaces/values.ts';
import type { SlackWords } from './words.ts';

/** The errors for which Slack's client does not send a form, by block_id, in Slack's words. */
export function formErrors(open: OpenView, words: SlackWords): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const placed of placedElements(open.view.blocks)) {
    const error = fieldError(placed, open.values[placed.blockId]?.[placed.actionId], words);
    if (error !== undefined) errors[placed.blockId] = error;
  }
  return errors;
}

function fieldError({ block, element }: Placed, value: StateValue | undefined, words: SlackWords): string | undefined {
  const slot = slotOf(element);
  if (block.type !== 'input' || slot === undefined || value === undefined) return undefined;
  if (isEmpty(value, slot)) return block.optional === true ? undefined : words.required;
  const held = value[slot.key];
  if (typeof held !== 'string') return undefined;
  switch (element.type) {
    case 'plain_text_input':
      return lengthError(words, held.length, element.min_length ?? 0, element.max_length ?? 3000);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@][^\s@.]*\.[^\s@]+$/.test(held) ? undefined : words.email;
    case 'url_text_input':
      return URL.canParse(held) ? undefined : words.url;
    case 'number_input':
      return numberError(words, held, element);
    default:
      return undefined;
  }
}

function lengthError(words: SlackWords, length: number, least: number, max: number): string | undefined {
  if (length < least) return words.atLeast(least);
  return length > max ? words.atMost(max) : undefined;
}

interface Bounds {
  readonly is_decimal_allowed: boolean;
  readonly min_value?: string | undefined;
  readonly max_value?: string | undefined;
}

function numberError(words: SlackWords, held: string, bounds: Bounds): string | undefined {
  const value = Number(held);
  if (!Number.isFinite(value)) return words.number;
  if (!bounds.is_decimal_allowed && !Number.isInteger(value)) return words.whole;
  if (bounds.min_value !== undefined && value < Number(bounds.min_value)) return words.notBelow(bounds.min_value);
  if (bounds.max_value !== undefined && value > Number(bounds.max_value)) return words.notAbove(bounds.max_value);
  return undefined;
}
