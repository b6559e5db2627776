import { createHash } from 'node:crypto';
import type { OpenForm } from './open-form-state.ts';

type Entered = Pick<OpenForm, 'values' | 'carried'>;

/** The form with a mark of what it begins with, so that it is known later whether somebody entered anything. */
export function begun(form: OpenForm): OpenForm {
  return { ...form, code: { ...form.code, begun: markOf(form) } };
}

/** Whether nothing was entered into a form that the app filled: nobody would miss it. The channel is no words of anybody. */
export function isUntouched(form: OpenForm): boolean {
  return form.code.begun !== undefined && form.code.begun === markOf(form);
}

/** Files that came with the form are not entered; those that were uploaded into it are. */
function markOf({ values, carried }: Entered): string {
  const { product, problemType, region, severity, description, phone, email, copies, parameters } = values;
  const uploaded = values.files.filter((file) => carried.every(({ id }) => id !== file.id)).map(({ id }) => id);
  const given = Object.entries(parameters).filter(([, entries]) => entries.some((entry) => entry !== ''));
  const words = [description, phone, email, copies].map((word) => (word ?? '').replace(/\s+/gu, ' ').trim());
  const entered = JSON.stringify([product, problemType, region, severity, words, uploaded, given]);
  return createHash('sha256').update(entered).digest('base64url').slice(0, 16);
}
