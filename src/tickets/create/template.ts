import { descriptionLimit } from '../limits.ts';

const gap = '\n\n';

/**
 * Puts a template's text under what a person wrote, never in its place.
 * @returns undefined where both together are longer than a description may be
 */
export function insertTemplate(description: string, template: string): string | undefined {
  if (description.includes(template)) return description;
  const together = description.trim() === '' ? template : description.trimEnd() + gap + template;
  return together.length <= descriptionLimit ? together : undefined;
}

/** Takes a template's text out again; what was changed inside it since stays. */
export function removeTemplate(description: string, template: string): string {
  if (template === '') return description;
  const joined = description.includes(gap + template) ? gap + template : template;
  const at = description.lastIndexOf(joined);
  return at < 0 ? description : description.slice(0, at) + description.slice(at + joined.length);
}
