import type { CommonField, Parameter, ParameterKind } from '../../tickets/catalog/catalog.ts';
import type { components } from '../schema.d.ts';
import { parseChoices } from './choices.ts';
import { integer, text } from './values.ts';

type Schemas = components['schemas'];

/** The documented values of `param_type`. */
const kinds: Readonly<Record<number, ParameterKind>> = {
  1: 'integer',
  3: 'line',
  4: 'single-choice',
  5: 'multiple-choice',
  7: 'agreement',
  8: 'text',
};

/**
 * Maps a parameter; empty if it has no key or must not be shown. A choice whose options can't be read gets the kind `unknown`.
 */
export function toParameter(source: Schemas['ExtendsParamV2'], language: string): Parameter[] {
  const key = text(source.param_key);
  if (key === undefined || integer(source.is_show) === 0) return [];
  const options = parseChoices(source.select_item, language);
  const kind = kinds[integer(source.param_type) ?? -1] ?? 'unknown';
  const isChoice = kind === 'single-choice' || kind === 'multiple-choice';
  return [
    {
      key,
      name: text(source.param_name) ?? key,
      kind: isChoice && options === undefined ? 'unknown' : kind,
      required: integer(source.required) === 1,
      hint: text(source.tips) ?? text(source.param_desc),
      initial: text(source.default_value),
      maxLength: positive(source.length),
      min: integer(source.min_value),
      max: integer(source.max_value),
      options: options ?? [],
      sensitive: integer(source.is_sensitive) === 1,
    },
  ];
}

export function toCommonField(source: Schemas['CommonParamV2']): CommonField[] {
  const key = text(source.param_key);
  if (key === undefined || integer(source.is_show) === 0) return [];
  return [{ key, name: text(source.param_name) ?? key, required: integer(source.is_required) === 1 }];
}

function positive(value: unknown): number | undefined {
  const number = integer(value);
  return number !== undefined && number > 0 ? number : undefined;
}
