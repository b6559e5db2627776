import type { FormFile, FormValues, RelatedChoice } from '../../../tickets/create/form.ts';
import { fieldOf, type BlockField } from '../../kit/ids.ts';
import { at, text } from '../../payload.ts';
import { oneLine } from '../../text/cut.ts';

/** The content of a form's view. */
export interface Reading {
  /** A field is present if its block is in the view, even if it is empty. */
  readonly fields: Partial<Omit<FormValues, 'files' | 'parameters' | 'secrets' | 'related'>>;
  readonly parameters: FormValues['parameters'];
  readonly secrets: FormValues['secrets'];
  /** The files of the file input. */
  readonly uploaded: readonly FormFile[];
  /** IDs of the selected carried files. */
  readonly kept?: readonly string[] | undefined;
  /** IDs of the selected tickets. */
  readonly related?: readonly string[] | undefined;
  readonly template?: string | undefined;
}

/** Fields with a single text or choice. */
type PlainField = Exclude<BlockField, 'files' | 'kept' | 'parameter' | 'secret' | 'related'>;

const typed: ReadonlySet<PlainField> = new Set(['description', 'phone', 'phoneCode', 'email', 'emailCode', 'copies']);

/** Slack's limit for a text input. */
const longest = 3000;

/** Slack's limit for the value of an option; Slack's own IDs are shorter. */
const longestCode = 75;

/** Reads `view.state.values`. Accepts any value and never throws; invalid parts are ignored. */
export function readState(values: unknown): Reading {
  const plain: Partial<Record<PlainField, string | undefined>> = {};
  const parameters: [string, string[]][] = [];
  const secrets: [string, string[]][] = [];
  let uploaded: readonly FormFile[] = [];
  let kept: readonly string[] | undefined;
  let related: readonly string[] | undefined;
  for (const [id, block] of entriesOf(values)) {
    const known = fieldOf(id);
    const input = entriesOf(block)[0]?.[1];
    if (known === undefined || input === undefined || known.code.length > longestCode) continue;
    if (known.field === 'files') uploaded = readFiles(at(input, 'files'));
    else if (known.field === 'kept') kept = readChosen(input);
    else if (known.field === 'related') related = readChosen(input);
    else if (known.field === 'parameter') parameters.push([known.code, readInput(input)]);
    else if (known.field === 'secret') secrets.push([known.code, readInput(input)]);
    else plain[known.field] = isTyped(known.field) ? readTyped(input) : readChosen(input)[0];
  }
  const { description = '', template, ...fields } = plain;
  return {
    fields: { ...fields, ...('description' in plain && { description }) },
    template,
    parameters: Object.fromEntries(parameters),
    secrets: Object.fromEntries(secrets),
    uploaded,
    kept,
    related,
  };
}

/**
 * Combines the values: those in the view, and the earlier values of fields that aren't in the view.
 * @param carried the files listed for selection
 * @param offered the tickets listed for selection
 */
export function merge(
  before: FormValues,
  reading: Reading,
  carried: readonly FormFile[],
  offered: readonly RelatedChoice[] = [],
): FormValues {
  const { fields, parameters, secrets, uploaded, kept, related } = reading;
  const ticked = kept === undefined ? carried : carried.filter((file) => kept.includes(file.id));
  return {
    ...before,
    ...fields,
    parameters: { ...before.parameters, ...parameters },
    secrets: { ...before.secrets, ...secrets },
    ...(related !== undefined && { related: offered.filter(({ id }) => related.includes(id)).map(choiceOf) }),
    files: [...ticked, ...uploaded.filter((file) => ticked.every((other) => other.id !== file.id))],
  };
}

function choiceOf({ id, title }: RelatedChoice): RelatedChoice {
  return { id, title };
}

/**
 * Modes of files that Slack stores itself. Others (`external`, `quip`, `list`, `email`) can't be fetched (reference of the file
 * object).
 */
const modes: readonly (string | undefined)[] = [undefined, 'hosted', 'snippet'];

/** The files of a message or input that can be fetched. Empty files are left out, because the service rejects them. */
export function readFiles(files: unknown): FormFile[] {
  return listOf(files).flatMap((file) => {
    const id = text(file, 'id');
    const url = text(file, 'url_private_download') ?? text(file, 'url_private');
    const size = at(file, 'size');
    if (id === undefined || url === undefined || id.length > 75 || url.length > 2000) return [];
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size <= 0) return [];
    if (!modes.includes(text(file, 'mode')) || at(file, 'is_external') === true) return [];
    const name = oneLine(text(file, 'name') ?? '');
    return [{ id, url, size, name: (name === '' ? id : name).slice(0, 255) }];
  });
}

function isTyped(field: PlainField): boolean {
  return typed.has(field);
}

/** The values of a parameter, from any kind of input. */
function readInput(input: unknown): string[] {
  const typed = readTyped(input);
  return typed === undefined ? readChosen(input) : [typed];
}

function readTyped(input: unknown): string | undefined {
  return text(input, 'value')?.slice(0, longest);
}

/** The chosen values; for conversations, their IDs. */
function readChosen(input: unknown): string[] {
  const options = [at(input, 'selected_option'), ...listOf(at(input, 'selected_options'))];
  const codes = [text(input, 'selected_conversation'), ...options.map((option) => text(option, 'value'))];
  return codes.filter((code) => code !== undefined).filter((code) => code.length <= longestCode);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.slice(0, 100) : [];
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value).slice(0, 200) : [];
}
