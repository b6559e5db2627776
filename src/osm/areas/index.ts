import type { TicketAreas } from '../../tickets/areas.ts';
import type { Client } from '../client.ts';
import { createQuota } from './quota.ts';

/** The areas of the ticket API in the words of the domain, one file each. Errors are `OsmError`s. */
export function createAreas(client: Client): TicketAreas {
  return { quota: createQuota(client) };
}
