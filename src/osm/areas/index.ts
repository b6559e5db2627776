import type { TicketAreas } from '../../tickets/areas.ts';
import type { Client } from '../client.ts';
import { createAccess } from './access.ts';
import { createAgreements } from './agreements.ts';
import { createLabels } from './labels.ts';
import { createContacts } from './contacts.ts';
import { createQuota } from './quota.ts';
import { createRating } from './rating.ts';

/** What an account is, where that decides what is asked. */
export interface AreaOptions {
  /** The account of a software vendor (ISV). */
  readonly isv: boolean;
  /** The IAM user group whose tickets are worked on; the API wants it for what belongs to tickets of others. */
  readonly groupId?: string | undefined;
}

/** The areas of the ticket API in the words of the domain, one file each. Errors are `OsmError`s. */
export function createAreas(client: Client, { isv, groupId }: AreaOptions): TicketAreas {
  return {
    access: createAccess(client, groupId),
    agreements: createAgreements(client, isv),
    labels: createLabels(client),
    contacts: createContacts(client, groupId),
    quota: createQuota(client),
    rating: createRating(client, groupId),
  };
}
