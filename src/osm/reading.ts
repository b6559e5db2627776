/** The answer is larger than the caller's limit. */
export class TooLarge extends Error {}

/** Reads a whole body. @throws TooLarge if it has more than `limit` bytes */
export async function readBytes(body: ReadableStream<Uint8Array> | null, limit: number): Promise<Buffer> {
  if (body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop by a throw cancels the stream.
  for await (const chunk of body) {
    size += chunk.length;
    if (size > limit) throw new TooLarge(`more than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * Passes a stream on to the caller.
 * @param limit bytes; a longer stream ends with `TooLarge`
 * @param fail makes the reader's error from the one that broke the stream
 * @param ended called once, when the stream is read to its end, broken, or canceled
 */
export function passOn(
  body: ReadableStream<Uint8Array>,
  limit: number,
  fail: (error: unknown) => unknown,
  ended: () => void,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let size = 0;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      try {
        const { done, value } = await reader.read();
        size += value?.length ?? 0;
        if (size > limit) {
          void reader.cancel().catch(() => undefined);
          throw new TooLarge(`more than ${limit} bytes`);
        }
        if (value !== undefined) controller.enqueue(value);
        if (!done) return;
        controller.close();
      } catch (error) {
        controller.error(fail(error));
      }
      ended();
    },
    cancel: async (reason) => {
      ended();
      await reader.cancel(reason);
    },
  });
}
