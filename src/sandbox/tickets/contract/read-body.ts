import { badParameter } from '../gateway/refusal.ts';
import { parseMultipart } from './multipart.ts';
import type { Operation } from './operations.ts';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A multipart body, as passed to handlers. */
export interface Upload {
  readonly form: {
    readonly fileName: string;
    readonly accessoryFrom: string;
    readonly uploadType?: number | undefined;
  };
  readonly file: UploadedFile;
}

/**
 * Reads and validates a request body: parsed JSON (empty if it may be omitted and was), or an `Upload`; undefined if
 * the operation takes none.
 * @throws Refusal with 400 OSM.0001
 */
export function readBody(operation: Operation, type: string | undefined, bytes: Buffer): unknown {
  if (operation.body === undefined) return undefined;
  if (operation.body.kind === 'multipart') return readUpload(type, bytes);
  if (operation.body.optional && bytes.length === 0) return {};
  if (!/^application\/json\b/i.test(type ?? '')) throw badParameter('Content-Type must be application/json');
  const body = parse(bytes.toString('utf8'), 'The body');
  const problem = operation.body.check(body);
  if (problem !== undefined) throw badParameter(`Body: ${problem}`);
  return body;
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badParameter(`${what} is not JSON`);
  }
}

/** The API expects the part `form_data` (JSON as text) before the part `file`. */
function readUpload(type: string | undefined, bytes: Buffer): Upload {
  if (!/^multipart\/form-data\b/i.test(type ?? '')) throw badParameter('Content-Type must be multipart/form-data');
  const parts = parseMultipart(type ?? '', bytes);
  if (parts === undefined) throw badParameter('The multipart body cannot be read');
  const [form, file] = parts;
  if (form?.name !== 'form_data' || file?.name !== 'file' || parts.length !== 2) {
    throw badParameter('The parts must be form_data and file, in this order');
  }
  if (form.fileName !== undefined || file.fileName === undefined) {
    throw badParameter('form_data must be text, and file a file');
  }
  return {
    form: formOf(parse(form.bytes.toString('utf8'), 'form_data')),
    file: { name: file.fileName, bytes: file.bytes },
  };
}

function formOf(value: unknown): Upload['form'] {
  const form = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const { fileName, accessoryFrom, uploadType } = form;
  if (typeof fileName !== 'string' || fileName === '') throw badParameter('form_data: fileName is missing');
  if (accessoryFrom !== 'incident' && accessoryFrom !== 'message') {
    throw badParameter('form_data: accessoryFrom must be incident or message');
  }
  if (uploadType !== undefined && typeof uploadType !== 'number')
    throw badParameter('form_data: uploadType must be a number');
  return { fileName, accessoryFrom, uploadType };
}
