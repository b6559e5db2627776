import { sha256, unsignedPayload } from './signature.ts';

/** The body of a request. */
export interface Payload {
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** The hash to sign; computed once, on first use. */
  readonly hash: () => string;
  /** The bytes, which can be sent again, or a function that opens a stream of them, once. */
  readonly content: Uint8Array<ArrayBuffer> | ((signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>);
}

export function jsonPayload(value: unknown): Payload {
  const content = Buffer.from(JSON.stringify(value));
  let hash: string | undefined;
  return {
    type: 'application/json;charset=UTF-8',
    size: content.length,
    hash: () => (hash ??= sha256(content)),
    content,
  };
}

/** A file to send. Its stream is opened once, when sending starts. */
export interface UploadFile {
  readonly name: string;
  readonly size: number;
  open(signal?: AbortSignal): Promise<ReadableStream<Uint8Array>>;
}

/** The body of a multipart operation. */
export interface MultipartBody {
  /** JSON text that describes the file. */
  readonly form_data: string;
  readonly file: UploadFile;
}

/**
 * Creates a streamed multipart body. `form_data` comes before the file, as the service requires. The size is known in advance, so
 * the request needs no chunked encoding, and a stream of another length fails.
 * @param boundary must not occur in the file; use a random one
 */
export function multipartPayload(body: MultipartBody, boundary: string): Payload {
  const head = Buffer.from(
    `--${boundary}\r\nContent-Disposition: form-data; name="form_data"\r\n\r\n${body.form_data}\r\n` +
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${partName(body.file.name)}"\r\n` +
      'Content-Type: application/octet-stream\r\n\r\n',
  );
  const tail = Buffer.from(`\r\n--${boundary}--\r\n`);
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    size: head.length + body.file.size + tail.length,
    hash: () => unsignedPayload,
    content: async (signal) => ReadableStream.from(joined(head, await body.file.open(signal), tail)),
  };
}

async function* joined(
  head: Uint8Array,
  file: ReadableStream<Uint8Array>,
  tail: Uint8Array,
): AsyncGenerator<Uint8Array> {
  yield head;
  yield* file;
  yield tail;
}

/** File names in a part's header, as browsers write them (HTML, "multipart/form-data encoding algorithm"). */
function partName(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
