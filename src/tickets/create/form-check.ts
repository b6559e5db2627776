import { extensionOf, fitsSize, isAllowedType } from '../ticket/attachments.ts';
import type { Choice, Parameter, UploadLimits } from '../catalog/catalog.ts';
import { byCode, codeOf } from './choice-code.ts';
import type { FormFile, FormShape, FormValues, FormField, Problem } from './form.ts';
import { checkContact, checkCopies } from './form-contact.ts';
import { descriptionLimit } from '../limits.ts';

/** Slack's limit for a text input; also used for parameters without a limit in the catalog. */
const textLimit = 3000;

/**
 * Returns everything that is wrong with what a person entered, one problem per field. Pure. The shape must be
 * `complete`.
 */
export function checkForm(values: FormValues, shape: FormShape): Problem[] {
  return [
    ...chosen('product', values.product, shape.product),
    ...(shape.product ? chosen('problemType', values.problemType, shape.problemType) : []),
    ...(shape.regions ? chosen('region', values.region, byCode(shape.regions, values.region)) : []),
    ...(shape.severities.length > 0 ? optional('severity', values.severity, shape.severities) : []),
    ...description(values.description),
    ...shape.parameters.flatMap((parameter) => checkParameter(parameter, entered(parameter, values))),
    ...optional('areaCode', values.areaCode, shape.areaCodes),
    ...checkContact(values, shape),
    ...checkCopies(values, shape.copies),
    ...checkFiles(values.files, shape.limits),
    ...agreement(values, shape),
  ];
}

/** What was entered for a parameter, trimmed, without empty entries. */
export function entered(parameter: Parameter, values: FormValues): readonly string[] {
  const source = parameter.sensitive ? values.secrets : values.parameters;
  const code = codeOf(parameter.key);
  const entries = Object.hasOwn(source, code) ? (source[code] ?? []) : [];
  return entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
}

function chosen(field: FormField, code: string | undefined, choice: Choice | undefined): Problem[] {
  if (code === undefined) return [{ field, code: 'required' }];
  return choice ? [] : [{ field, code: 'unknown-choice' }];
}

function optional(field: FormField, code: string | undefined, choices: readonly Choice[]): Problem[] {
  return code === undefined ? [] : chosen(field, code, byCode(choices, code));
}

function description(text: string): Problem[] {
  if (text.trim() === '') return [{ field: 'description', code: 'required' }];
  if (text.length <= descriptionLimit) return [];
  return [{ field: 'description', code: 'too-long', detail: { limit: descriptionLimit, length: text.length } }];
}

/**
 * Returns what is wrong with a parameter's value. Kinds as in `catalog/catalog.ts`; an unknown kind is treated as a
 * line.
 */
export function checkParameter(parameter: Parameter, entries: readonly string[]): Problem[] {
  const field = { parameter: codeOf(parameter.key) };
  const [first] = entries;
  if (first === undefined) return parameter.required ? [{ field, code: 'required' }] : [];
  if (parameter.kind === 'integer') return integer(field, first, parameter);
  if (isChoice(parameter)) {
    return entries.every((code) => byCode(parameter.options, code)) ? [] : [{ field, code: 'unknown-choice' }];
  }
  if (parameter.kind === 'agreement') return [];
  const limit = Math.min(parameter.maxLength ?? textLimit, textLimit);
  return first.length > limit ? [{ field, code: 'too-long', detail: { limit, length: first.length } }] : [];
}

/** A choice without options is asked as a line. */
export function isChoice(parameter: Parameter): boolean {
  return (parameter.kind === 'single-choice' || parameter.kind === 'multiple-choice') && parameter.options.length > 0;
}

function integer(field: FormField, text: string, { min, max }: Parameter): Problem[] {
  const value = Number(text);
  if (!/^[+-]?\d+$/.test(text) || !Number.isSafeInteger(value)) return [{ field, code: 'not-integer' }];
  if (min !== undefined && value < min) return [{ field, code: 'too-small', detail: { limit: min } }];
  if (max !== undefined && value > max) return [{ field, code: 'too-large', detail: { limit: max } }];
  return [];
}

/** The agreement in force must be the one that was accepted. */
function agreement(values: FormValues, shape: FormShape): Problem[] {
  if (shape.agreement === undefined || values.agreement === String(shape.agreement.id)) return [];
  return [{ field: 'agreement', code: 'agree-first' }];
}

/**
 * Checks number, size and type of the files against the service's limits before any upload; returns the first problem.
 */
export function checkFiles(files: readonly FormFile[], limits: UploadLimits | undefined): Problem[] {
  if (files.length === 0) return [];
  const field = 'files';
  if (limits === undefined) return [{ field, code: 'limits-unknown' }];
  if (files.length > limits.count) {
    return [{ field, code: 'file-count', detail: { count: files.length, limit: limits.count } }];
  }
  const large = files.find((file) => !fitsSize(file, limits));
  if (large) return [{ field, code: 'file-size', detail: { name: large.name, size: large.size, limit: limits.size } }];
  const odd = files.find((file) => !isAllowedType(file, limits));
  if (odd) {
    return [
      {
        field,
        code: 'file-type',
        detail: { name: odd.name, type: extensionOf(odd.name), allowed: limits.types.join(', ') },
      },
    ];
  }
  return [];
}

/** Whether a single file is within the limits. */
export function fits(file: FormFile, limits: UploadLimits): boolean {
  return fitsSize(file, limits) && isAllowedType(file, limits);
}
