/** How many tickets of one kind may be opened at all, and how many of them are left. */
export interface Quota {
  readonly total: number;
  readonly left: number;
}

export interface QuotaArea {
  /** Undefined where the service names no numbers, which means that it sets no limit. */
  show(productId: string, problemTypeId: string): Promise<Quota | undefined>;
}
