/** What the API's reference names; others occur and are `other`, in the service's own words. */
export const logKinds = [
  'created',
  'urged',
  'closed',
  'canceled',
  'rated',
  'deleted',
  'refused',
  'access-granted',
  'access-rejected',
  'access-canceled',
  'exported',
  'answered',
  'contact-changed',
  'contact-removed',
  'other',
] as const;

export type LogKind = (typeof logKinds)[number];

/** One thing that somebody did to a ticket, as the service keeps it. */
export interface LogEntry {
  readonly kind: LogKind;
  /** Who did it, where the service names them. */
  readonly by?: string | undefined;
  /** The service's own words. */
  readonly words?: string | undefined;
  /** Epoch milliseconds. */
  readonly at?: number | undefined;
}

export interface LogPage {
  readonly entries: readonly LogEntry[];
  readonly page: number;
  readonly hasMore: boolean;
}

export interface LogArea {
  /** `total` where the service tells it. */
  list(
    ticket: string,
    window: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly total?: number | undefined; readonly entries: readonly LogEntry[] }>;
}
