import type { ExternalSelect, InputBlock, InputBlockElement, PlainTextOption, StaticSelect } from '@slack/types';
import type { Choice } from '../../tickets/catalog/catalog.ts';
import { byCode, codeOf } from '../../tickets/create/choice-code.ts';
import { fold } from '../../tickets/words/fold.ts';
import { oneLine } from '../text/cut.ts';
import { plain } from './kit.ts';

/** Slack accepts up to 100 options. */
export const maxOptions = 100;

/** Typed characters that are compared; options show no more of a name (Slack: 75). */
const longestTyped = 75;

/**
 * Up to 100 choices that match the typed text: first those whose name starts with it, then those with a word that starts with it,
 * then those that contain it anywhere.
 */
export function matches<T extends Choice>(choices: readonly T[], typed: string): T[] {
  const words = fold(typed).trim().slice(0, longestTyped);
  if (words === '') return choices.slice(0, maxOptions);
  const ranks: [T[], T[], T[]] = [[], [], []];
  for (const choice of choices) {
    const name = fold(choice.name);
    const at = name.indexOf(words);
    if (at >= 0) ranks[at === 0 ? 0 : startsWord(name, words) ? 1 : 2].push(choice);
  }
  return ranks.flat().slice(0, maxOptions);
}

function startsWord(name: string, words: string): boolean {
  for (let at = name.indexOf(words); at >= 0; at = name.indexOf(words, at + 1)) {
    if (at === 0 || !/[\p{L}\p{N}]/u.test(name.charAt(at - 1))) return true;
  }
  return false;
}

/** Size limit for the options of one list in a view, in bytes of JSON. */
const maxBytes = 15_000;

/** Slack allows 2,000 characters for both; these keep a form of 100 blocks below 250 kB. */
const labelLimit = 150;
const hintLimit = 300;

function option({ id, name }: Choice): PlainTextOption {
  return { text: plain(oneLine(name) || id, 75), value: codeOf(id) };
}

export interface Field {
  readonly id: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  /** Redraw the view when this input changes. */
  readonly dispatch?: boolean | undefined;
}

/** An input of the create form. Labels and hints are cut to their limits. */
export function input(
  { id, label, hint, required = false, dispatch = false }: Field,
  element: InputBlockElement,
): InputBlock {
  return {
    type: 'input',
    block_id: id,
    label: plain(label, labelLimit),
    ...(hint !== undefined && hint.trim() !== '' && { hint: plain(hint, hintLimit) }),
    optional: !required,
    dispatch_action: dispatch,
    element,
  };
}

export interface Selection {
  readonly action: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  readonly placeholder: string;
}

/** A menu with one choice. A list that is too long for Slack is loaded while the person types (`create/suggest.ts`). */
export function select({ action, choices, chosen, placeholder }: Selection): StaticSelect | ExternalSelect {
  const [initial] = initialOptions(choices, chosen);
  const common = {
    action_id: action,
    placeholder: plain(placeholder, 150),
    ...(initial !== undefined && { initial_option: initial }),
  };
  const options = distinct(choices);
  if (hasRoom(options)) return { type: 'static_select', options, ...common };
  return { type: 'external_select', min_query_length: 0, ...common };
}

/** A menu with several choices. */
export function multiSelect({ action, choices, chosen, placeholder }: Selection): InputBlockElement {
  const initial = initialOptions(choices, chosen);
  const common = {
    action_id: action,
    placeholder: plain(placeholder, 150),
    ...(initial.length > 0 && { initial_options: initial }),
  };
  const options = distinct(choices);
  if (hasRoom(options)) return { type: 'multi_static_select', options, ...common };
  return { type: 'multi_external_select', min_query_length: 0, ...common };
}

/** The options for chosen codes. Codes that are no longer in the list are left out. */
export function initialOptions(choices: readonly Choice[], codes: readonly string[]): PlainTextOption[] {
  return [...new Set(codes)].flatMap((code) => {
    const choice = byCode(choices, code);
    return choice ? [option(choice)] : [];
  });
}

/** Whether a list fits in the view itself: Slack accepts 100 options, and 250 kB for the whole view. */
function hasRoom(options: readonly PlainTextOption[]): boolean {
  return options.length <= maxOptions && Buffer.byteLength(JSON.stringify(options)) <= maxBytes;
}

/**
 * Options without duplicates: Slack rejects a list with a repeated value. The first of several equal IDs is used, as in `byCode`.
 */
export function distinct(choices: readonly Choice[]): PlainTextOption[] {
  const seen = new Set<string>();
  return choices.filter(({ id }) => !seen.has(id) && seen.add(id)).map(option);
}
