import type { TicketService } from '../tickets/ports.ts';
import type { Client } from './client.ts';
import { isMissingOperation, OsmApiError } from './errors.ts';
import { records, text } from './mapping/values.ts';
import type { Download } from './operation-types.ts';
import { readBytes, TooLarge } from './reading.ts';

/** Fetching attachments, and the addresses at which a browser can. @param query the group whose tickets are worked on */
export function createDownloads(
  client: Client,
  query: { readonly group_id: string | undefined },
): Pick<TicketService, 'download' | 'addresses'> {
  /**
   * A picture within a text is perhaps no file of its own, which the service refuses to download; as a picture it may still
   * be fetched. Whether it is so is not documented.
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
    download: async (attachment, most) => {
      const { stream, size } = await open(attachment);
      if (size !== undefined && size > most) {
        await stream.cancel();
        return 'too-large';
      }
      try {
        return await readBytes(stream, most);
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
        // Where the account has not the list, each is asked for by itself.
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

/** For a colleague's ticket it may be refused: the file comes without an address then. */
function withoutGroup(error: unknown): undefined {
  if (error instanceof OsmApiError && error.groupless) return undefined;
  throw error;
}
