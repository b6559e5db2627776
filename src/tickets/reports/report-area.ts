import type { ListQuery } from '../list/filter.ts';

/** How many tickets have a status. */
export interface StatusCount {
  readonly status: number;
  readonly count: number;
}

/** The counts of all statuses, the most first. */
export interface StatusCounts extends Pick<ReportArea, 'ownOnly'> {
  readonly counts: readonly StatusCount[];
  /** Only open tickets that the person sees are counted. */
  readonly openOnly?: true | undefined;
}

/** What the service can export by: one word, one status, a window and a user. */
export type ExportQuery = Pick<ListQuery, 'status' | 'from' | 'to' | 'owner' | 'offset' | 'limit'> & {
  readonly word?: string | undefined;
};

export interface ReportArea {
  /** Whether counts and exports may leave out tickets of the user group: the service cannot be told the group. */
  readonly ownOnly: boolean;
  counts(): Promise<readonly StatusCount[]>;
  /** Whether the account may export tickets at all. */
  mayExport(): Promise<boolean>;
  /** A file with the tickets of a page, in a form that the service chooses. */
  export(query: ExportQuery): Promise<Uint8Array>;
}
