import type { ListPage } from '../../tickets/ports.ts';

/**
 * Whether the service filters by several statuses at once as it is asked to. Its reference calls the parameter a "list of
 * statuses" in one text and names no separator. Undefined where the tickets there are cannot tell: with fewer than two
 * statuses among them, a filter by the first status alone looks the same.
 * @param page the first page of the list of all these statuses
 * @param totals how many tickets the list of each single status has
 */
export function understandsSeveral(
  page: ListPage,
  statuses: readonly number[],
  totals: readonly number[],
): boolean | undefined {
  const sum = totals.reduce((all, total) => all + total, 0);
  if (page.total !== sum || !allOf(page, statuses)) return false;
  return totals.filter((total) => total > 0).length < 2 ? undefined : true;
}

/** Whether the list shows no other status than what was asked for. */
export function allOf(
  { tickets }: { readonly tickets: readonly { readonly status: number }[] },
  statuses: readonly number[],
): boolean {
  return tickets.every(({ status }) => statuses.includes(status));
}
