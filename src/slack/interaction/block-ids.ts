import { createHash } from 'node:crypto';

/** The fields of the form, as they are named in block ids. */
const fields = [
  'product',
  'problemType',
  'region',
  'severity',
  'template',
  'description',
  'areaCode',
  'phone',
  'phoneCode',
  'email',
  'emailCode',
  'copies',
  'parameter',
  'secret',
  'kept',
  'files',
  'related',
  'channel',
  'private',
  'agreement',
] as const;

export type BlockField = (typeof fields)[number];

/**
 * Slack keeps what was typed into an input as long as its block id stays the same, and ignores a new initial value; so
 * the id names everything that must reset the field when it changes.
 * @param scope a counter, or a digest of the choices that the field depends on
 * @param code of the parameter's key; last, since it may hold colons
 */
export function blockId(field: BlockField, scope: string | number, code = ''): string {
  return `create:${field}:${scope}:${code}`;
}

/** Which field a block is, undefined for blocks of others. */
export function fieldOf(id: string): { readonly field: BlockField; readonly code: string } | undefined {
  const [, name, code] = /^create:(\w+):[^:]*:(.*)$/s.exec(id) ?? [];
  const field = fields.find((one) => one === name);
  return field && { field, code: code ?? '' };
}

/** A short digest of choices, for block ids. */
export function scopeOf(...parts: readonly (string | number | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12);
}
