import type { TicketService } from '../tickets/ports.ts';
import type { Client } from './client.ts';
import { isMissingOperation, OsmApiError } from './errors.ts';
import { records, text } from './mapping/values.ts';
import type { Download } from './operation-types.ts';
import { readBytes, TooLarge } from './reading.ts';

/**
 * Downloads attachments, and finds the URLs at which a browser can.
 * @param query the IAM user group whose tickets are handled
 */
export function createDownloads(
  client: Client,
  query: { readonly group_id: string | undefined },
): Pick<TicketService, 'download' | 'addresses'> {
  /**
   * The service may refuse to download a picture inside a text as a file, and still return it as a picture. Whether it does
   * isn't documented.
   */
  async function open(attachment: string): Promise<Download> {
    const path = { accessory_id: attachment };
    try {
      return await client.downloadAccessories({ path, query });
    } catch (error) {
      if (!(error instanceof OsmApiError && error.refusal)) throw error;
      return client.downloadImages({ path, query }).catch(() => {
        throw error;
      });
    }
  }

  return {
    download: async (attachment, maxBytes) => {
      const { stream, size } = await open(attachment);
      if (size !== undefined && size > maxBytes) {
        await stream.cancel();
        return 'too-large';
      }
      try {
        return await readBytes(stream, maxBytes);
      } catch (error) {
        if (error instanceof TooLarge) return 'too-large';
        throw error;
      }
    },
    addresses: async (attachments, ticket) => {
      try {
        const answer = await client.listAccessoryAccessUrls({ query: { ...query, accessory_ids: attachments } });
        return new Map(
          records(answer.accessory_urls).flatMap((found) => {
            const [id, address] = [text(found.accessory_id), text(found.accessory_url)];
            return id === undefined || address === undefined ? [] : [[id, address] as const];
          }),
        );
      } catch (error) {
        // If the account doesn't have the operation, ask for each URL by itself.
        if (!isMissingOperation(error)) throw error;
        const found = await Promise.all(
          attachments.map(async (id) => {
            const path = { accessory_id: id };
            const of = { relation_type: 'MESSAGE', incident_id: ticket } as const;
            const answer = await client.showDownloadAccessoryUrl({ path, query: of }).catch(withoutGroup);
            return [id, text(answer?.accessory_url)] as const;
          }),
        );
        return new Map(found.flatMap(([id, address]) => (address === undefined ? [] : [[id, address] as const])));
      }
    },
  };
}

/** The operation takes no group, so it may refuse a colleague's ticket: the file is then shown without a URL. */
function withoutGroup(error: unknown): undefined {
  if (error instanceof OsmApiError && error.groupUnknown) return undefined;
  throw error;
}
