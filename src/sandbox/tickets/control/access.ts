import { accessStatus, AccessStatus, inForce, sessionEnd, settleAccess } from '../state/access.ts';
import { nextId, nextSequence, touch, type Context } from '../state/context.ts';
import type { Authorization, FileTransfer, Host, Session } from '../state/world.ts';
import { TicketControlError } from './error.ts';
import { locate } from './voices.ts';

/**
 * The host or console that the engineer wants to enter, and for how many hours. By default a web server and one day.
 */
export type AccessWish = Partial<Omit<Host, 'id'>> & { readonly hours?: number | undefined };

/** A file that the engineer downloads from the host (`download`) or uploads to it (`upload`). */
export type Transfer = Omit<FileTransfer, 'at'>;

export type AccessView = Omit<Authorization, 'sessions'> & {
  /** Whether the engineer may enter now. */
  readonly inForce: boolean;
  readonly sessions: readonly Session[];
};

/** How the engineer gets access to a customer's host, and what is done there. All throw a `TicketControlError`. */
export interface Access {
  /** The engineer requests access to a host. @returns the authorization's id */
  requestAuthorization(ticket: string, description: string, wish?: AccessWish): string;
  /**
   * Sets a request's state by number: -1 initial, 1 granted, 2 rejected, 3 expired, 5 canceled, 6 and 7 for an approval
   * inside the account.
   */
  setAuthorization(authorization: string, status: number): void;
  /** The engineer no longer needs the access. */
  recallAuthorization(authorization: string): void;
  /** The requests of a ticket, oldest first, with their current status. */
  authorizations(ticket: string): readonly AccessView[];
  /** The engineer enters the host of an active authorization. @returns the session's id */
  startSession(authorization: string): number;
  /** Types a command in a running session. */
  runCommand(authorization: string, session: number, command: string): void;
  transferFile(authorization: string, session: number, transfer: Transfer): void;
  endSession(authorization: string, session: number): void;
}

const usualHost = { port: 22, account: 'root', instanceId: 'server-1', instanceName: 'web-1', regionId: 'cn-north-4' };

export function createAccess(context: Context): Access {
  const { now } = context;
  const find = (id: string): Authorization => {
    const all = [...context.world.accounts.values()];
    const found = all.flatMap(({ authorizations }) => authorizations.get(id) ?? [])[0];
    if (found === undefined) throw new TicketControlError(`There is no authorization ${id}.`);
    return found;
  };
  /** Does something in a running session, then notifies watchers. */
  const during = (id: string, sessionId: number, act: (session: Session) => void) => {
    const entry = find(id);
    const session = entry.sessions.find((candidate) => candidate.id === sessionId);
    if (session === undefined) throw new TicketControlError(`There is no session ${sessionId}.`);
    if (sessionEnd(entry, session, now()) !== undefined) throw new TicketControlError('The session has ended.');
    act(session);
    touch(context);
  };
  return {
    requestAuthorization: (ticketId, description, { hours, ...host } = {}) => {
      const { account, ticket } = locate(context, ticketId);
      const id = nextId(context);
      const regionId = host.regionId ?? ticket.regionId ?? usualHost.regionId;
      account.authorizations.set(id, {
        id,
        ticketId,
        status: AccessStatus.open,
        description,
        hours,
        createdAt: now(),
        host: { ...usualHost, ...host, regionId, id: nextSequence(context) },
        sessions: [],
      });
      touch(context);
      return id;
    },
    setAuthorization: (id, status) => {
      settleAccess(find(id), status, now());
      touch(context);
    },
    recallAuthorization: (id) => {
      const entry = find(id);
      const ends: readonly number[] = [AccessStatus.open, AccessStatus.granted];
      if (!ends.includes(accessStatus(entry, now()))) throw new TicketControlError('The request has ended already.');
      settleAccess(entry, AccessStatus.recalled, now());
      touch(context);
    },
    authorizations: (ticketId) => {
      const { account } = locate(context, ticketId);
      return [...account.authorizations.values()]
        .filter((entry) => entry.ticketId === ticketId)
        .map((entry) => viewAccess(entry, now()));
    },
    startSession: (id) => {
      const entry = find(id);
      if (!inForce(entry, now())) throw new TicketControlError('The customer does not let the engineer in now.');
      const session: Session = { id: nextSequence(context), from: now(), commands: [], files: [] };
      entry.sessions.push(session);
      touch(context);
      return session.id;
    },
    runCommand: (id, session, text) => during(id, session, ({ commands }) => commands.push({ text, at: now() })),
    transferFile: (id, session, transfer) => during(id, session, ({ files }) => files.push({ ...transfer, at: now() })),
    endSession: (id, session) => during(id, session, (open) => (open.to = now())),
  };
}

function viewAccess(entry: Authorization, now: number): AccessView {
  const sessions = entry.sessions.map((session) => ({ ...session, to: sessionEnd(entry, session, now) }));
  return structuredClone({ ...entry, status: accessStatus(entry, now), inForce: inForce(entry, now), sessions });
}
