import type { ApproveRequest } from '../../../src/tickets/access/approve.ts';
import type { AccessArea, AccessHost, HostLogin } from '../../../src/tickets/access/area.ts';
import type { ApprovalProgress } from '../../../src/tickets/access/approval-progress.ts';
import type { TicketAreas } from '../../../src/tickets/areas.ts';
import { createUseCases } from '../../../src/tickets/use-cases.ts';
import type { Actor, Role } from '../../../src/tickets/roles/roles.ts';
import { openOffice } from './use-cases.ts';
import { failure } from './service.ts';

export const hour = 3_600_000;
export const login = { host: '7', port: '22', account: 'root', password: 'canary-password' };

export const host: AccessHost = { id: '7', name: 'web-1', port: 22, account: 'root' };

interface Wish {
  /** Of people who are no admins by now, by their id. */
  readonly roles?: Readonly<Record<string, Role | 'unknown'>>;
  readonly secondApprover?: boolean;
  readonly loginType?: string;
  readonly hosts?: readonly AccessHost[];
  readonly console?: boolean;
}

/** Use cases over a service with one request, which is granted as the service is told. */
export function openAccess(wish: Wish = {}) {
  const { roles = {}, secondApprover = false, loginType = 'password', hosts = [host], console = false } = wish;
  const office = openOffice();
  const calls: string[] = [];
  const granted: { from: number; until: number; agency?: string | undefined; logins: readonly HostLogin[] }[] = [];
  const meets: {
    list?: Error;
    verify?: Error | undefined;
    grant?: 'refused' | 'lost' | undefined;
    cancel?: number;
    verifying?: () => Promise<void>;
    granting?: () => Promise<void>;
  } = {};
  const state = { value: 0 };
  const letter: { text?: string } = {};
  const about = { hosts, console };
  const access: AccessArea = {
    list: () =>
      meets.list === undefined
        ? Promise.resolve([{ id: 'A1', state: state.value, letter: letter.text }])
        : Promise.reject(meets.list),
    show: () =>
      Promise.resolve({
        request: { id: 'A1', state: state.value },
        ticket: 'CS1',
        hosts: about.hosts,
        console: about.console,
      }),
    grant: async (request, grant) => {
      calls.push(`grant ${request}`);
      await meets.granting?.();
      if (meets.grant === 'refused') throw failure('OSM.01010002');
      granted.push(grant);
      state.value = 1;
      if (meets.grant === 'lost') throw failure('timeout', { ambiguous: true });
    },
    reject: (_request, reason) => Promise.resolve(void calls.push(`reject ${reason}`)),
    cancel: () => {
      calls.push('cancel');
      if (meets.cancel === undefined) return Promise.resolve();
      state.value = meets.cancel;
      return Promise.reject(failure('timeout', { ambiguous: true }));
    },
    verifyHost: async () => {
      calls.push('verify');
      await meets.verifying?.();
      if (meets.verify !== undefined) throw meets.verify;
    },
    loginType: () => Promise.resolve(loginType),
    agencies: () => Promise.resolve([{ id: 'G1', name: 'support' }]),
    sessions: () => Promise.resolve([]),
    commands: () => Promise.resolve([]),
    transfers: () => Promise.resolve([]),
  };
  const agreements: TicketAreas['agreements'] = {
    inForce: () => Promise.resolve({ id: 3, name: 'Agreement', text: 'words' }),
    isSigned: () => Promise.resolve(calls.includes('sign 3')),
    sign: (id) => {
      calls.push(`sign ${id}`);
      return Promise.resolve(undefined);
    },
  };
  const areas = new Proxy({} as TicketAreas, { get: (_, name) => (name === 'access' ? access : agreements) });
  const { service, now } = office.deps;
  const roleNow = (user: string) => {
    const role = roles[user] ?? 'admin';
    return Promise.resolve(role === 'unknown' ? undefined : role);
  };
  const useCases = createUseCases({
    ...office.deps,
    secondApprover,
    roleNow,
    inLanguage: () => ({ service, areas }),
  }).access;
  /** How a person sees the request now. */
  const seenBy = async (actor: Actor): Promise<ApprovalProgress> => {
    const { step, first } = await useCases.form(actor, 'A1');
    return { step, first };
  };
  const asked = (more: Partial<ApproveRequest> = {}): ApproveRequest => ({
    ...{ key: 'view-1', ticket: 'CS1', request: 'A1', until: now() + hour, logins: [login] },
    seen: { step: secondApprover ? 'first' : 'only' },
    ...more,
  });
  return { ...office, now, useCases, calls, granted, meets, state, about, letter, asked, seenBy };
}
