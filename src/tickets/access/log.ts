import type { AccessArea, AccessDetail, AccessTransfer } from './area.ts';
import { merged, oldestFirst } from './order.ts';

/** One line in the log of a host. */
export type LogEntry = {
  /** Epoch milliseconds; undefined if the service's time is unreadable. */
  readonly at?: number | undefined;
  readonly host: string;
  readonly session: string;
} & (
  | { readonly kind: 'entered' }
  /** `duration`: of the entire session, milliseconds. */
  | { readonly kind: 'left'; readonly duration?: number | undefined }
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'file'; readonly transfer: AccessTransfer }
);

/** What engineers did on the hosts of a request, oldest first. */
export interface AccessLog {
  readonly detail: AccessDetail;
  readonly entries: readonly LogEntry[];
}

/** Reads the complete log of a request: its sessions, with the commands and file transfers of each. */
export async function readAccessLog(area: AccessArea, request: string): Promise<AccessLog> {
  const detail = await area.show(request);
  const entries: LogEntry[] = [];
  for (const { id: host, name } of detail.hosts) {
    for (const session of oldestFirst(await area.sessions(request, host), ({ from }) => from)) {
      const about = { host: name ?? host, session: session.id };
      const place = { request, host, session: session.id };
      const commands = oldestFirst(await area.commands(place), ({ at }) => at);
      const transfers = oldestFirst(await area.transfers(place), ({ at }) => at);
      entries.push(
        { ...about, kind: 'entered', at: session.from },
        ...merged<LogEntry>(
          [
            commands.map(({ at, text }) => ({ ...about, kind: 'command', at, text })),
            transfers.map((transfer) => ({ ...about, kind: 'file', at: transfer.at, transfer })),
          ],
          ({ at }) => at,
        ),
        ...(session.to === undefined
          ? []
          : [{ ...about, kind: 'left' as const, at: session.to, duration: session.duration }]),
      );
    }
  }
  return { detail, entries };
}
