import type { OperationName } from './operations.ts';

/**
 * Operations on tickets that take no `group_id` (reference and SDKs), which others need for tickets of other users in the group.
 * How they treat such a ticket isn't documented.
 */
const groupUnknown: readonly string[] = [
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

/** The codes for no such ticket, no permission, and forbidden. */
const refusals: readonly string[] = ['OSM.01010015', 'OSM.01010002', 'OSM.0003'];

/** Whether a refusal says nothing about the ticket, because the operation doesn't take the ticket's group. */
export function isGroupUnknown(operation: string, code: string): boolean {
  return groupUnknown.includes(operation) && refusals.includes(code);
}
