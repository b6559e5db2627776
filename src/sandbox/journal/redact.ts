/** Replaces hidden values. */
export const hidden = '•••';

/** Fields whose value is always secret: tokens, keys, passwords, codes, and addresses that grant access. */
const secretName = /token|secret|passw|authorization$|signature|cookie|verify_?code|(response|upload|accessory)_url/i;
/** Fields that hold the bytes of a file. */
const fileName = /^(accessory_data|base64|data)$/i;
/** Addresses that grant access to anyone who knows them. */
const secretAddress = /((?:^wss?:\/\/[^/]*|\/(?:response|upload|_files))\/)[^\s"]*/g;
/** Base64 of a file rather than a word. */
const encoded = /^[A-Za-z0-9+/\r\n]{400,}={0,2}$/;

/** Maximum characters of a text, items of a list, and characters of an entire value. */
const max = { text: 2000, items: 100, whole: 40_000 };

/**
 * A copy without secrets and file contents, shortened.
 * @param secrets values that must never be shown
 */
export function redact(value: unknown, secrets: readonly string[]): unknown {
  const copy = clean(value, secrets);
  const size = JSON.stringify([copy]).length;
  return size > max.whole ? `(too long to be kept: ${size} characters)` : copy;
}

function clean(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return cleanText(value, secrets);
  if (Array.isArray(value)) {
    const kept = value.slice(0, max.items).map((item: unknown) => clean(item, secrets));
    return value.length > kept.length ? [...kept, `(and ${value.length - kept.length} more)`] : kept;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, field(name, inner, secrets)]));
}

function field(name: string, value: unknown, secrets: readonly string[]): unknown {
  const plain = typeof value === 'string' || typeof value === 'number';
  if (plain && value !== '' && secretName.test(name)) return hidden;
  if (secretName.test(name) && isTyped(value)) return { ...value, value: hidden };
  return typeof value === 'string' && fileName.test(name) ? contents(value) : clean(value, secrets);
}

/** Whether this is what a person typed into an input of a view, under the input's id. */
function isTyped(value: unknown): value is { readonly type: string; readonly value: string } {
  const { type, value: typed } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  return typeof type === 'string' && typeof typed === 'string';
}

function cleanText(text: string, secrets: readonly string[]): string {
  if (encoded.test(text)) return contents(text);
  const safe = secrets
    .reduce((rest, secret) => rest.replaceAll(secret, hidden), text)
    .replace(secretAddress, `$1${hidden}`);
  return safe.length > max.text ? `${safe.slice(0, max.text)}… (${safe.length} characters)` : safe;
}

function contents(base64: string): string {
  return `(file of ${Buffer.byteLength(base64, 'base64')} bytes)`;
}
