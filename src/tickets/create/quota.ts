/**
 * How many tickets of one kind can be opened in total, and how many are left; both 0 or more. Shown as a hint only:
 * what the numbers count is not documented, so the service decides.
 */
export interface Quota {
  readonly total: number;
  readonly left: number;
}

export interface QuotaArea {
  /** Undefined if the service gives no numbers, or negative ones: then there is no limit. */
  show(productId: string, problemTypeId: string): Promise<Quota | undefined>;
}
