import { textWithin } from '../checks.ts';
import { DomainError } from '../errors.ts';
import { isString, listOf, optional, shape } from '../guards.ts';
import type { AccountLabel, LabelLook } from './label.ts';

/** Length of a label's name in UTF-16 code units (CreateLabelsReq, UpdateLabelsReq). */
export const labelNameLimit = 64;

/** Labels that one form handles: the number Slack shows as selected in a menu. */
export const labelsAtOnce = 100;

export const isLabels = listOf(shape<AccountLabel>({ id: isString, name: isString, color: optional(isString) }));

/** Whether this can be a label id: the API numbers labels with 32 bits. */
export function isLabelId(id: string): boolean {
  return /^\d{1,10}$/.test(id) && Number(id) < 2 ** 31;
}

/** @throws DomainError `invalid-input` */
export function labelId(id: string): string {
  if (!isLabelId(id)) throw new DomainError('invalid-input', { field: 'label' });
  return id;
}

/**
 * A label's name as sent, on one line. @throws DomainError `text-empty`, `text-too-long` (detail: field, limit, length)
 */
export function labelName(typed: string): string {
  return textWithin('name', typed.replace(/\s+/gu, ' '), labelNameLimit);
}

/** A label's name and color (`#rrggbb`, per the contract). @throws DomainError of `labelName`, `invalid-input` */
export function labelLook({ name, color }: LabelLook): LabelLook {
  if (!/^#[0-9A-Fa-f]{6}$/.test(color)) throw new DomainError('invalid-input', { field: 'color' });
  return { name: labelName(name), color };
}

/**
 * Finds the label with a name. Whether names that differ only in case are different to the service is not documented,
 * so an exact match wins.
 */
export function labelNamed(labels: readonly AccountLabel[], name: string): AccountLabel | undefined {
  return (
    labels.find((label) => label.name === name) ??
    labels.find((label) => label.name.toLowerCase() === name.toLowerCase())
  );
}
