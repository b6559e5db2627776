import type { TicketAreas } from '../../tickets/areas.ts';
import type { Client } from '../client.ts';
import { createAccess } from './access.ts';
import { createAgreements } from './agreements.ts';
import { createDiagnosis } from './diagnosis.ts';
import { createCustomers } from './customers.ts';
import { createLabels } from './labels.ts';
import { createContacts } from './contacts.ts';
import { createMessages } from './messages.ts';
import { createLog } from './log.ts';
import { createParameters } from './parameters.ts';
import { createPrivileges } from './privileges.ts';
import { createQuota } from './quota.ts';
import { createAbuse } from './abuse.ts';
import { createRating } from './rating.ts';
import { createRelations } from './relations.ts';
import { createReports } from './reports.ts';

/** The facts about an account that calls depend on. */
export interface AreaOptions {
  /** Whether the account belongs to a software vendor (ISV). */
  readonly isv: boolean;
  /** The IAM user group whose tickets are handled; the API needs it for tickets of other users in the group. */
  readonly groupId?: string | undefined;
  /** As in X-Language; some answers have names in several languages side by side. */
  readonly language: string;
}

/** Creates the areas of the ticket API in the domain's terms. Their methods reject with an `OsmError`. */
export function createAreas(client: Client, { isv, groupId, language }: AreaOptions): TicketAreas {
  return {
    access: createAccess(client, groupId),
    agreements: createAgreements(client, isv),
    diagnosis: createDiagnosis(client, language),
    customers: createCustomers(client),
    labels: createLabels(client),
    contacts: createContacts(client, groupId),
    messages: createMessages(client, groupId),
    log: createLog(client, groupId),
    parameters: createParameters(client, groupId),
    privileges: createPrivileges(client),
    quota: createQuota(client),
    rating: createRating(client, groupId),
    reports: createReports(client, language, groupId),
    abuse: createAbuse(client),
    relations: createRelations(client, groupId),
  };
}
