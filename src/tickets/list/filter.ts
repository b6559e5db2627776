/** What `/ticket list` can narrow by. */
export const listScopes = ['open', 'closed', 'mine', 'all'] as const;

export type ListScope = (typeof listScopes)[number];

/** Which tickets a list shows: those to which all of it applies. */
export interface ListFilter {
  readonly scope: ListScope;
  /** All of them occur in the description. */
  readonly words: readonly string[];
  /** One of these, whatever `scope` says of statuses. */
  readonly statuses?: readonly number[] | undefined;
  /** A ticket's number, or a piece of the description, as the service understands it. */
  readonly key?: string | undefined;
  /** Ids of labels. */
  readonly labels?: readonly string[] | undefined;
  /** The first and the last day of creation, `yyyy-MM-dd` in the zone of whoever looks. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Id of the user of the account whose tickets they are. */
  readonly owner?: string | undefined;
  /** The region by its name, and pieces of the names of product and problem type. */
  readonly region?: string | undefined;
  readonly product?: string | undefined;
  readonly problem?: string | undefined;
}

/** Whose tickets: those of the API's user, or those of the user group. */
export type QueryScope = 'own' | 'group';

/** One call of the list. The API has no order and no "mine". */
export interface ListQuery {
  /** Words in the description; the API takes at most 3. */
  readonly words?: readonly string[] | undefined;
  readonly status?: number | undefined;
  /** Any of these. Whether the service understands several is to be found out: see `updates/sweep/probe.ts`. */
  readonly statuses?: readonly number[] | undefined;
  /** The number of a ticket. The service may compare loosely, so compare what it answers. */
  readonly id?: string | undefined;
  /** Left out: as the service mixes them. */
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
