/** The scopes of `/ticket list`. */
export const listScopes = ['open', 'closed', 'mine', 'all'] as const;

export type ListScope = (typeof listScopes)[number];

/** Which tickets a list shows: those that match everything. */
export interface ListFilter {
  readonly scope: ListScope;
  /** All of them must occur in the description. */
  readonly words: readonly string[];
  /** One of these statuses; overrides the statuses of `scope`. */
  readonly statuses?: readonly number[] | undefined;
  /** A ticket number, or part of a description, as the service interprets it. */
  readonly key?: string | undefined;
  /** Ids of labels. */
  readonly labels?: readonly string[] | undefined;
  /** The first and last day of creation, `yyyy-MM-dd` in the person's time zone. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Id of the account's user who owns the tickets. */
  readonly owner?: string | undefined;
  /** The region's name, and parts of the names of product and problem type. */
  readonly region?: string | undefined;
  readonly product?: string | undefined;
  readonly problem?: string | undefined;
}

/** Whose tickets: those of the API user, or those of the user group. */
export type QueryScope = 'own' | 'group';

/** One call of the list. The API has no sort order and no "mine". */
export interface ListQuery {
  /** Words in the description; the API accepts at most 3. */
  readonly words?: readonly string[] | undefined;
  readonly status?: number | undefined;
  /** Any of these. Whether the service supports several is probed: see `updates/sweep/probe.ts`. */
  readonly statuses?: readonly number[] | undefined;
  /** A ticket number. The service may match loosely, so check what it returns. */
  readonly id?: string | undefined;
  /** If omitted, the service mixes both. */
  readonly scope?: QueryScope | undefined;
  readonly key?: string | undefined;
  /** At most 5. */
  readonly labels?: readonly string[] | undefined;
  readonly owner?: string | undefined;
  /** Creation window, epoch milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly offset: number;
  /** At most 100. */
  readonly limit: number;
}
