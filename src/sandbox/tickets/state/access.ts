import type { Authorization, Session } from './world.ts';

/** Statuses of an authorization, as the contract numbers them. */
export const AccessStatus = {
  /** The engineer still writes it: nobody can approve it yet. */
  initial: -1,
  open: 0,
  granted: 1,
  rejected: 2,
  expired: 3,
  /** The engineer took it back. */
  recalled: 4,
  /** The customer took it back. */
  canceled: 5,
  approving: 6,
  approvalRejected: 7,
} as const;

type Term = Pick<Authorization, 'status' | 'effectiveAt' | 'expiresAt'>;

/** The status at a time: what was granted ends by itself. Epoch milliseconds. */
export function accessStatus({ status, expiresAt = Infinity }: Term, now: number): number {
  return status === AccessStatus.granted && now >= expiresAt ? AccessStatus.expired : status;
}

/** Whether the engineer may enter now: granted, begun and not over. */
export function inForce(entry: Term, now: number): boolean {
  return accessStatus(entry, now) === AccessStatus.granted && now >= (entry.effectiveAt ?? 0);
}

/** When a session ended, at the latest with the access; undefined while it goes on. */
export function sessionEnd({ expiresAt = Infinity }: Term, { to }: Session, now: number): number | undefined {
  return to ?? (now >= expiresAt ? expiresAt : undefined);
}

/** Gives an authorization another status; whoever is on the host is thrown out where it is not granted any more. */
export function settleAccess(entry: Authorization, status: number, now: number): void {
  if (status !== AccessStatus.granted) {
    for (const session of entry.sessions) session.to = sessionEnd(entry, session, now) ?? now;
  }
  entry.status = status;
}
