import type { TicketAreas } from '../../tickets/areas.ts';
import type { Client } from '../client.ts';
import { createAgreements } from './agreements.ts';
import { createQuota } from './quota.ts';

/** What an account is, where that decides what is asked. */
export interface AreaOptions {
  /** The account of a software vendor (ISV). */
  readonly isv: boolean;
}

/** The areas of the ticket API in the words of the domain, one file each. Errors are `OsmError`s. */
export function createAreas(client: Client, { isv }: AreaOptions): TicketAreas {
  return { agreements: createAgreements(client, isv), quota: createQuota(client) };
}
