import type { ListPage } from '../../tickets/ports.ts';

/**
 * Whether the service correctly filters by several statuses at once. Its reference calls the parameter a "list of
 * statuses" in one place and names no separator. Undefined if the existing tickets can't show it: with fewer than two
 * statuses among them, a filter by the first status alone looks the same.
 * @param page the first page of the list of all these statuses
 * @param totals the number of tickets in the list of each single status
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

/** Whether the list shows only the requested statuses. */
export function allOf(
  { tickets }: { readonly tickets: readonly { readonly status: number }[] },
  statuses: readonly number[],
): boolean {
  return tickets.every(({ status }) => statuses.includes(status));
}
