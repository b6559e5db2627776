/** What `/ticket list` can narrow by. */
export const listScopes = ['open', 'closed', 'mine', 'all'] as const;

export type ListScope = (typeof listScopes)[number];

/** One call of the list. The API filters by at most one status, has no order and no "mine". */
export interface ListQuery {
  /** Words in the description; the API takes at most 3. */
  readonly words?: readonly string[] | undefined;
  readonly status?: number | undefined;
  /** Creation window, epoch milliseconds. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly offset: number;
  /** At most 100. */
  readonly limit: number;
}
