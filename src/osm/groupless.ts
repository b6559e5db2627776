import type { OperationName } from './operations.ts';

/**
 * Operations about tickets that take no `group_id` (reference and SDKs), although other operations take it for tickets of other
 * users of the group. What they make of such a ticket is not documented.
 */
const groupless: readonly string[] = [
  'createCaseLabels',
  'deleteAccessories',
  'deleteCaseLabels',
  'downloadCases',
  'listCaseCounts',
  'listCaseLabels',
  'listRelation',
  'revokeMessage',
  'showCaseStatus',
  'showDownloadAccessoryUrl',
] satisfies OperationName[];

/** No such ticket, no permission, forbidden. */
const refusals: readonly string[] = ['OSM.01010015', 'OSM.01010002', 'OSM.0003'];

/** Whether a refusal says nothing about a ticket, because the operation could not be told whose group the ticket is in. */
export function isGroupless(operation: string, code: string): boolean {
  return groupless.includes(operation) && refusals.includes(code);
}
