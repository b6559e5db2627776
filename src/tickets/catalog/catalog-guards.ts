import type {
  CarbonCopies,
  Choice,
  CommonField,
  Parameter,
  ParameterKind,
  ProblemType,
  Product,
  Template,
  UploadLimits,
} from './catalog.ts';
import { isBoolean, isNumber, isString, listOf, oneOf, optional, shape } from '../guards.ts';

const kinds: readonly ParameterKind[] = [
  'integer',
  'line',
  'single-choice',
  'multiple-choice',
  'agreement',
  'text',
  'unknown',
];

const isChoice = shape<Choice>({ id: isString, name: isString });

const isParameter = shape<Parameter>({
  key: isString,
  name: isString,
  kind: oneOf(kinds),
  required: isBoolean,
  hint: optional(isString),
  initial: optional(isString),
  maxLength: optional(isNumber),
  min: optional(isNumber),
  max: optional(isNumber),
  options: listOf(isChoice),
  sensitive: isBoolean,
});

const isCommonField = shape<CommonField>({ key: isString, name: isString, required: isBoolean });

/** Shapes of catalog answers, to validate cached values. */
export const isChoices = listOf(isChoice);

export const isProducts = listOf(shape<Product>({ id: isString, name: isString, categoryId: optional(isString) }));

export const isProblemTypes = listOf(shape<ProblemType>({ id: isString, name: isString, needsRegion: isBoolean }));

export const isTemplates = listOf(shape<Template>({ id: isString, name: isString, text: isString }));

export const isParameters = shape<{
  readonly parameters: readonly Parameter[];
  readonly common: readonly CommonField[];
}>({
  parameters: listOf(isParameter),
  common: listOf(isCommonField),
});

export const isCarbonCopies = shape<CarbonCopies>({ most: optional(isNumber), known: listOf(isString) });

export const isUploadLimits = shape<UploadLimits>({ count: isNumber, size: isNumber, types: listOf(isString) });
