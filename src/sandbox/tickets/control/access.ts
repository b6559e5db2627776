import { accessStatus, AccessStatus, inForce, sessionEnd, settleAccess } from '../state/access.ts';
import { nextId, nextSequence, touch, type Context } from '../state/context.ts';
import type { Authorization, FileTransfer, Host, Session } from '../state/world.ts';
import { TicketControlError } from './error.ts';
import { locate } from './voices.ts';

/** The host that the engineer wants to enter, or the console, and for how many hours. A web server and a day where it is left out. */
export type AccessWish = Partial<Omit<Host, 'id'>> & { readonly hours?: number | undefined };

/** A file that the engineer takes from the host (`download`) or leaves there (`upload`). */
export type Transfer = Omit<FileTransfer, 'at'>;

export type AccessView = Omit<Authorization, 'sessions'> & {
  /** Whether the engineer may enter now. */
  readonly inForce: boolean;
  readonly sessions: readonly Session[];
};

/** How the engineer gets to a host of the customer, and what is done there. All throw a `TicketControlError`. */
export interface Access {
  /** The engineer asks to be let in to a host. @returns the authorization's id */
  requestAuthorization(ticket: string, description: string, wish?: AccessWish): string;
  /** A request gets another state, by number: -1 initial, 1 granted, 2 rejected, 3 expired, 5 canceled, 6 and 7 for an approval inside the account. */
  setAuthorization(authorization: string, status: number): void;
  /** The engineer does not need the access, or not any more. */
  recallAuthorization(authorization: string): void;
  /** Those of a ticket, oldest first, with their status of this moment. */
  authorizations(ticket: string): readonly AccessView[];
  /** The engineer enters the host of an authorization that is in force. @returns the session's id */
  startSession(authorization: string): number;
  /** Types a command in a session that goes on. */
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
  /** Does something in a session that goes on, then tells of it. */
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
