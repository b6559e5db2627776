import type { Parameter } from '../catalog/catalog.ts';
import { byCode } from './choice-code.ts';
import type { Submission } from '../requests.ts';
import { entered, isChoice } from './form-check.ts';
import type { FormShape, FormValues } from './form.ts';
import { contactOf, copiesOf } from './form-contact.ts';
import type { Contact } from '../ports.ts';

/** Builds the ticket from a form. The values must have passed `checkForm` with the same shape. */
export function ticketOf(values: FormValues, shape: FormShape): Submission['ticket'] {
  return {
    productId: shape.product?.id,
    categoryId: shape.product?.categoryId,
    problemTypeId: shape.problemType?.id ?? '',
    regionId: byCode(shape.regions, values.region)?.id,
    severityId: byCode(shape.severities, values.severity)?.id,
    description: values.description.trim(),
    contact: withCopies(contactOf(values, shape), copiesOf(values)),
    parameters: Object.fromEntries(
      shape.parameters.flatMap((parameter) => {
        const entries = entered(parameter, values);
        return entries.length === 0 ? [] : [[parameter.key, written(parameter, entries)]];
      }),
    ),
  };
}

/** A value in the API's format: ids of choices, separated by commas; numbers without sign or leading zeros. */
export function written(parameter: Parameter, entries: readonly string[]): string {
  if (parameter.kind === 'integer') return String(Number(entries[0]));
  if (!isChoice(parameter) && parameter.kind !== 'agreement') return entries[0] ?? '';
  return entries.map((code) => byCode(parameter.options, code)?.id ?? code).join(',');
}

function withCopies(contact: Contact | undefined, copies: readonly string[]): Contact | undefined {
  return copies.length === 0 ? contact : { ...contact, copies };
}
