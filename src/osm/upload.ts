import type { FileSource, TicketService } from '../tickets/ports.ts';
import { createUnavailable } from './unavailable.ts';
import type { Client } from './client.ts';
import { OsmApiError } from './errors.ts';
import { text } from './mapping/values.ts';
import { readBytes } from './reading.ts';

const origins = { ticket: 'incident', message: 'message' } as const;

/**
 * Creates the function that uploads files. It uses multipart, which is streamed. It uses Base64 in JSON, which is held in memory,
 * only if the gateway refuses multipart: it doesn't have the API (a private deployment may publish only one of the two), or
 * doesn't accept the body. It remembers that for a while, so that not every file is sent twice.
 * @returns a function that returns the attachment's ID; undefined if a good answer has none
 */
export function createUpload(
  client: Client,
  now: () => number,
): (...args: Parameters<TicketService['upload']>) => Promise<string | undefined> {
  const noMultipart = createUnavailable(now);

  async function asJson(file: FileSource, purpose: keyof typeof origins): Promise<string | undefined> {
    const bytes = await readBytes(await file.open(), file.size);
    const accessory_data = Buffer.from(bytes).toString('base64');
    const body = { accessory_name: file.name, accessory_from: origins[purpose], upload_type: 0, accessory_data };
    return text((await client.uploadJsonAccessories({ body })).accessory_id);
  }

  return async (file, purpose) => {
    if (noMultipart.lasts()) return asJson(file, purpose);
    const form_data = JSON.stringify({ fileName: file.name, accessoryFrom: origins[purpose], uploadType: 0 });
    try {
      const { accessory_id } = await client.uploadAccessory({ body: { form_data, file } });
      noMultipart.end();
      return text(accessory_id);
    } catch (error) {
      if (!isUnknownForm(error)) throw error;
      noMultipart.begin();
      return asJson(file, purpose);
    }
  };
}

/** The gateway's "no such API", and the HTTP statuses for a method or content type that isn't accepted. */
function isUnknownForm(error: unknown): boolean {
  return error instanceof OsmApiError && (error.code === 'APIGW.0101' || error.status === 405 || error.status === 415);
}
