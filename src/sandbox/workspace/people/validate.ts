import { placedElements, type Placed } from '../blocks/walk.ts';
import type { OpenView } from '../surfaces/open-view.ts';
import { isEmpty, slotOf, type StateValue } from '../surfaces/values.ts';

/** What Slack's client itself refuses before a form is sent, by block_id, in its words. */
export function formErrors(open: OpenView): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {};
  for (const placed of placedElements(open.view.blocks)) {
    const error = fieldError(placed, open.values[placed.blockId]?.[placed.actionId]);
    if (error !== undefined) errors[placed.blockId] = error;
  }
  return errors;
}

function fieldError({ block, element }: Placed, value: StateValue | undefined): string | undefined {
  const slot = slotOf(element);
  if (block.type !== 'input' || slot === undefined || value === undefined) return undefined;
  if (isEmpty(value, slot)) return block.optional === true ? undefined : 'Please complete this required field.';
  const held = value[slot.key];
  if (typeof held !== 'string') return undefined;
  switch (element.type) {
    case 'plain_text_input':
      return lengthError(held.length, element.min_length ?? 0, element.max_length ?? 3000);
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(held) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(held) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return numberError(held, element);
    default:
      return undefined;
  }
}

function lengthError(length: number, least: number, most: number): string | undefined {
  if (length < least) return `Please enter at least ${least} characters.`;
  return length > most ? `Please enter no more than ${most} characters.` : undefined;
}

interface Bounds {
  readonly is_decimal_allowed: boolean;
  readonly min_value?: string | undefined;
  readonly max_value?: string | undefined;
}

function numberError(held: string, bounds: Bounds): string | undefined {
  const value = Number(held);
  if (!Number.isFinite(value)) return 'Please enter a number.';
  if (!bounds.is_decimal_allowed && !Number.isInteger(value)) return 'Please enter a whole number.';
  if (bounds.min_value !== undefined && value < Number(bounds.min_value))
    return `Please enter ${bounds.min_value} or more.`;
  if (bounds.max_value !== undefined && value > Number(bounds.max_value))
    return `Please enter ${bounds.max_value} or less.`;
  return undefined;
}
