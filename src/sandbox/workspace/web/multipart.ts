/** A part of a multipart/form-data body (RFC 7578). */
export interface Part {
  readonly name: string;
  readonly filename: string | undefined;
  readonly bytes: Buffer;
}

/** Splits a body; undefined if it is malformed. */
export function parseMultipart(contentType: string, body: Buffer): readonly Part[] | undefined {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType);
  const delimiter = boundary?.[1] ?? boundary?.[2];
  if (delimiter === undefined) return undefined;
  const sections = split(body, Buffer.from(`--${delimiter}`)).slice(1, -1);
  const parts = sections.map(parsePart);
  return parts.length > 0 && parts.every((part) => part !== undefined) ? parts : undefined;
}

/** A section has the form `\r\n<headers>\r\n\r\n<bytes>\r\n`. */
function parsePart(section: Buffer): Part | undefined {
  const end = section.indexOf('\r\n\r\n');
  const headers = section.subarray(0, Math.max(0, end)).toString('utf8');
  const name = /;\s*name="([^"]*)"/i.exec(headers)?.[1];
  if (name === undefined) return undefined;
  return { name, filename: /;\s*filename="([^"]*)"/i.exec(headers)?.[1], bytes: section.subarray(end + 4, -2) };
}

function split(body: Buffer, delimiter: Buffer): readonly Buffer[] {
  const sections: Buffer[] = [];
  let start = 0;
  for (let at = body.indexOf(delimiter); at >= 0; at = body.indexOf(delimiter, start)) {
    sections.push(body.subarray(start, at));
    start = at + delimiter.length;
  }
  return [...sections, body.subarray(start)];
}
