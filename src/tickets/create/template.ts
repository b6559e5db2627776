import { descriptionLimit } from '../limits.ts';

const gap = '\n\n';

/**
 * Appends a template's text to what a person wrote; never replaces it.
 * @returns undefined if the result is longer than a description may be
 */
export function insertTemplate(description: string, template: string): string | undefined {
  if (description.includes(template)) return description;
  const together = description.trim() === '' ? template : description.trimEnd() + gap + template;
  return together.length <= descriptionLimit ? together : undefined;
}

/** Removes a template's text; parts that were edited stay. */
export function removeTemplate(description: string, template: string): string {
  if (template === '') return description;
  const joined = description.includes(gap + template) ? gap + template : template;
  const at = description.lastIndexOf(joined);
  return at < 0 ? description : description.slice(0, at) + description.slice(at + joined.length);
}
