export interface Part {
  readonly name: string;
  /** Present for files. */
  readonly fileName?: string | undefined;
  readonly bytes: Buffer;
}

/**
 * Splits a complete multipart/form-data body (RFC 7578).
 * @param type the value of Content-Type
 * @returns undefined if the body is malformed
 */
export function parseMultipart(type: string, body: Buffer): readonly Part[] | undefined {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type);
  const marker = boundary?.[1] ?? boundary?.[2];
  if (marker === undefined) return undefined;
  const delimiter = Buffer.from(`\r\n--${marker}`);
  // The first delimiter has no line break before it.
  const rest = Buffer.concat([Buffer.from('\r\n'), body]);
  const parts: Part[] = [];
  let at = rest.indexOf(delimiter);
  while (at >= 0) {
    const start = at + delimiter.length;
    const after = rest.toString('latin1', start, start + 2);
    if (after === '--') return parts;
    const end = rest.indexOf(delimiter, start);
    const part = after === '\r\n' && end >= 0 ? parsePart(rest.subarray(start + 2, end)) : undefined;
    if (part === undefined) return undefined;
    parts.push(part);
    at = end;
  }
  return undefined;
}

function parsePart(content: Buffer): Part | undefined {
  const split = content.indexOf('\r\n\r\n');
  if (split < 0) return undefined;
  const lines = content.toString('utf8', 0, split).split('\r\n');
  const disposition = lines.find((line) => /^content-disposition:\s*form-data\b/i.test(line));
  const name = /;\s*name="([^"]*)"/i.exec(disposition ?? '')?.[1];
  if (name === undefined) return undefined;
  const fileName = /;\s*filename="([^"]*)"/i.exec(disposition ?? '')?.[1];
  return { name, fileName, bytes: content.subarray(split + 4) };
}
