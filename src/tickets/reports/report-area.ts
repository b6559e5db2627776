import type { ListQuery } from '../list/filter.ts';

/** The number of tickets with a status. */
export interface StatusCount {
  readonly status: number;
  readonly count: number;
}

/** The counts of all statuses, largest first. */
export interface StatusCounts extends Pick<ReportArea, 'ownOnly'> {
  readonly counts: readonly StatusCount[];
  /** Counts only open tickets that the person sees. */
  readonly openOnly?: true | undefined;
}

/** The filters that the service's export supports: one word, one status, a time window and a user. */
export type ExportQuery = Pick<ListQuery, 'status' | 'from' | 'to' | 'owner' | 'offset' | 'limit'> & {
  readonly word?: string | undefined;
};

export interface ReportArea {
  /** Whether counts and exports may lack tickets of the user group: these calls do not accept the group. */
  readonly ownOnly: boolean;
  counts(): Promise<readonly StatusCount[]>;
  /** Whether the account may export tickets. */
  mayExport(): Promise<boolean>;
  /** A file with a page of tickets, in a format chosen by the service. */
  export(query: ExportQuery): Promise<Uint8Array>;
}
