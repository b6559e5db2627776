/** The kinds in the API's reference. Others occur: they become `other`, with the service's own text. */
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

/** An entry in the service's log of a ticket. */
export interface LogEntry {
  readonly kind: LogKind;
  /** Who did it, if the service says so. */
  readonly by?: string | undefined;
  /** The service's own text. */
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
  /** `total` if the service gives it. */
  list(
    ticket: string,
    window: { readonly offset: number; readonly limit: number },
  ): Promise<{ readonly total?: number | undefined; readonly entries: readonly LogEntry[] }>;
}
