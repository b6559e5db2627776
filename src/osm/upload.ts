import type { FileSource, TicketService } from '../tickets/ports.ts';
import { createAbsence } from './absence.ts';
import type { Client } from './client.ts';
import { OsmApiError } from './errors.ts';
import { text } from './mapping/values.ts';
import { readBytes } from './reading.ts';

const origins = { ticket: 'incident', message: 'message' } as const;

/**
 * Uploads as multipart, which is streamed; as Base64 in JSON, which is held in memory, only where multipart is refused as
 * such: by a gateway that knows no such API (a private deployment may publish one of the two), or that takes no such body.
 * Remembered for a while, so that not every file is sent twice for it.
 * @returns the attachment's id; undefined where a good answer has none
 */
export function createUpload(
  client: Client,
  now: () => number,
): (...args: Parameters<TicketService['upload']>) => Promise<string | undefined> {
  const noMultipart = createAbsence(now);

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

/** The gateway's "no such API", and the statuses of HTTP for a method or a kind of body that is not taken. */
function isUnknownForm(error: unknown): boolean {
  return error instanceof OsmApiError && (error.code === 'APIGW.0101' || error.status === 405 || error.status === 415);
}
