import { textWithin } from '../checks.ts';
import { DeskError } from '../errors.ts';
import { isString, listOf, optional, shape } from '../guards.ts';
import type { AccountLabel, LabelLook } from './label.ts';

/** Of a label's name, in UTF-16 code units (CreateLabelsReq, UpdateLabelsReq). */
export const labelNameLimit = 64;

/** Labels that one form deals with: what Slack shows as chosen in a menu. */
export const labelsAtOnce = 100;

export const isLabels = listOf(shape<AccountLabel>({ id: isString, name: isString, color: optional(isString) }));

/** Whether this can be the id of a label, which the API numbers in 32 bits. */
export function isLabelId(id: string): boolean {
  return /^\d{1,10}$/.test(id) && Number(id) < 2 ** 31;
}

/** @throws DeskError `invalid-input` */
export function labelId(id: string): string {
  if (!isLabelId(id)) throw new DeskError('invalid-input', { field: 'label' });
  return id;
}

/** A name as it is sent, on one line. @throws DeskError `text-empty`, `text-too-long` (detail: field, limit, length) */
export function labelName(typed: string): string {
  return textWithin('name', typed.replace(/\s+/gu, ' '), labelNameLimit);
}

/** A name and a colour (`#rrggbb`, as the contract bounds it). @throws DeskError of `labelName`, `invalid-input` */
export function labelLook({ name, color }: LabelLook): LabelLook {
  if (!/^#[0-9A-Fa-f]{6}$/.test(color)) throw new DeskError('invalid-input', { field: 'color' });
  return { name: labelName(name), color };
}

/**
 * The label of a name. Whether the service tells names apart that differ in case only is not documented: the very name
 * comes first.
 */
export function labelNamed(labels: readonly AccountLabel[], name: string): AccountLabel | undefined {
  return (
    labels.find((label) => label.name === name) ??
    labels.find((label) => label.name.toLowerCase() === name.toLowerCase())
  );
}
