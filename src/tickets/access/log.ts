import type { AccessArea, AccessDetail, AccessTransfer } from './area.ts';

/** One line of what was done on a host. */
export type LogEntry = {
  /** Epoch milliseconds; undefined where the service's time could not be read. */
  readonly at?: number | undefined;
  readonly host: string;
  readonly session: string;
} & (
  | { readonly kind: 'entered' | 'left' }
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'file'; readonly transfer: AccessTransfer }
);

/** What engineers did on the hosts of a request, oldest first. */
export interface AccessLog {
  readonly detail: AccessDetail;
  readonly entries: readonly LogEntry[];
}

/** Reads the whole log of a request: its sessions, and what was typed and carried in each. */
export async function readAccessLog(area: AccessArea, request: string): Promise<AccessLog> {
  const detail = await area.show(request);
  const entries: LogEntry[] = [];
  for (const { id: host, name } of detail.hosts) {
    for (const session of await area.sessions(request, host)) {
      const about = { host: name ?? host, session: session.id };
      const place = { request, host, session: session.id };
      const [commands, transfers] = [await area.commands(place), await area.transfers(place)];
      entries.push(
        { ...about, kind: 'entered', at: session.from },
        ...sorted([
          ...commands.map(({ at, text }): LogEntry => ({ ...about, kind: 'command', at, text })),
          ...transfers.map((transfer): LogEntry => ({ ...about, kind: 'file', at: transfer.at, transfer })),
        ]),
        ...(session.to === undefined ? [] : [{ ...about, kind: 'left' as const, at: session.to }]),
      );
    }
  }
  return { detail, entries };
}

/** The order in which the service lists is not documented; what has no time stays at the end. */
function sorted(entries: readonly LogEntry[]): readonly LogEntry[] {
  return [...entries].sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || 0);
}
