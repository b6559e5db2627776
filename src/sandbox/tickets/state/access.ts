import type { Authorization, Session } from './world.ts';

/** Statuses of an authorization, as the contract numbers them. */
export const AccessStatus = {
  /** The engineer is still writing it: nobody can approve it yet. */
  initial: -1,
  open: 0,
  granted: 1,
  rejected: 2,
  expired: 3,
  /** The engineer recalled it. */
  recalled: 4,
  /** The customer revoked it. */
  canceled: 5,
  approving: 6,
  approvalRejected: 7,
} as const;

type Term = Pick<Authorization, 'status' | 'effectiveAt' | 'expiresAt'>;

/** The status at a given time: access ends automatically. Epoch milliseconds. */
export function accessStatus({ status, expiresAt = Infinity }: Term, now: number): number {
  return status === AccessStatus.granted && now >= expiresAt ? AccessStatus.expired : status;
}

/** Whether the engineer has access now: granted, started and not expired. */
export function inForce(entry: Term, now: number): boolean {
  return accessStatus(entry, now) === AccessStatus.granted && now >= (entry.effectiveAt ?? 0);
}

/** When a session ended, at the latest with the access; undefined while it is running. */
export function sessionEnd({ expiresAt = Infinity }: Term, { to }: Session, now: number): number | undefined {
  return to ?? (now >= expiresAt ? expiresAt : undefined);
}

/** Sets an authorization's status; ends running sessions if access is no longer granted. */
export function settleAccess(entry: Authorization, status: number, now: number): void {
  if (status !== AccessStatus.granted) {
    for (const session of entry.sessions) session.to = sessionEnd(entry, session, now) ?? now;
  }
  entry.status = status;
}
