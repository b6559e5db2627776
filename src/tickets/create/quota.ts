/**
 * How many tickets of one kind may be opened at all, and how many of them are left; both 0 or more. Shown as advice only:
 * what the numbers count is not documented, so the service decides whether a ticket is one too many.
 */
export interface Quota {
  readonly total: number;
  readonly left: number;
}

export interface QuotaArea {
  /** Undefined if the service names no numbers, or negative ones: it sets no limit then. */
  show(productId: string, problemTypeId: string): Promise<Quota | undefined>;
}
