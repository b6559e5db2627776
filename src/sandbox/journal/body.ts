/**
 * Formats a body for people: JSON and forms as values, files as names and sizes.
 * @returns undefined for an empty body
 */
export function readableBody(contentType: string | undefined, body: Buffer | string): unknown {
  const bytes = Buffer.byteLength(body);
  if (bytes === 0) return undefined;
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'multipart/form-data') return { parts: partsOf(body.toString('latin1')), bytes };
  if (type === 'application/x-www-form-urlencoded') return formOf(body.toString('utf8'));
  if (type === 'application/json') return parsed(body.toString('utf8'));
  return type.startsWith('text/') ? body.toString('utf8') : `(${bytes} bytes of ${type === '' ? 'no type' : type})`;
}

/** Some of Slack's arguments are JSON inside a form. */
function formOf(text: string): unknown {
  const fields = [...new URLSearchParams(text)];
  return Object.fromEntries(fields.map(([name, value]) => [name, /^[[{]/.test(value) ? parsed(value) : value]));
}

function partsOf(text: string): readonly string[] {
  const heads = text.matchAll(/^content-disposition:\s*form-data;\s*name="([^"]*)"(?:;\s*filename="([^"]*)")?/gim);
  return [...heads].map(([, name = '', file]) =>
    file === undefined ? name : `${name}: ${Buffer.from(file, 'latin1').toString('utf8')}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
