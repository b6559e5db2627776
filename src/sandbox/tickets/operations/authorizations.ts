import { business } from '../gateway/refusal.ts';
import { accessStatus, AccessStatus, settleAccess } from '../state/access.ts';
import { addLog, Logged } from '../state/life.ts';
import { toRichText } from '../state/rich-text.ts';
import type { Authorization, Host } from '../state/world.ts';
import { inForce } from './agreements.ts';
import { number, page, required, text, type Call, type Handler } from './call.ts';
import { mayWork } from './find.ts';
import { stamp, stampMaybe } from './time.ts';

const hour = 3_600_000;

export const authorizations = {
  listAuthorizations: (call) => {
    const status = number(call, 'status');
    const ticket = text(call, 'incident_id');
    const words = text(call, 'simple_description');
    const found = [...call.account.authorizations.values()].filter(
      (entry) =>
        maySee(call, entry) &&
        (status === undefined || accessStatus(entry, call.context.now()) === status) &&
        (ticket === undefined || entry.ticketId === ticket) &&
        (words === undefined || describe(call, entry).includes(words)),
    );
    return { count: found.length, incident_auth_list: page(call, found).map((entry) => summary(call, entry)) };
  },
  showAuthorizationDetail: (call) => {
    const entry = findAuthorization(call);
    return {
      ...shared(call, entry),
      incident_auth_detail_list: [showHost(entry.host)],
      auth_handler_name: 'Engineer',
      agency_name: entry.agencyId,
    };
  },
  confirmAuthorizations: (call) => {
    const entry = openAuthorization(call);
    const body = call.body as {
      auth_detail_list?: readonly Login[];
      auth_effective_time?: number;
      auth_expire_time?: number;
      agency_id?: string;
    };
    if (!inForce(call.account, '2').signed) throw business('OSM.01010017');
    checkLogins(entry.host, body.auth_detail_list ?? [], body.agency_id);
    entry.effectiveAt = body.auth_effective_time ?? call.context.now();
    entry.expiresAt = body.auth_expire_time ?? entry.effectiveAt + (entry.hours ?? 24) * hour;
    if (entry.expiresAt <= entry.effectiveAt) throw business('OSM.01010001', 'the authorization ends before it starts');
    entry.agencyId = body.agency_id;
    settle(call, entry, AccessStatus.granted, Logged.authorized);
    return {};
  },
  updateAuthorizations: (call) => {
    const { reject_reason: reason } = call.body as { reject_reason?: string };
    const action = text(call, 'action_id');
    if (action !== 'reject' && action !== 'cancel') throw business('OSM.01010013');
    if (action === 'cancel') {
      const granted = findAuthorization(call);
      if (accessStatus(granted, call.context.now()) !== AccessStatus.granted)
        throw business('OSM.01010014', 'it is not in force');
      settle(call, granted, AccessStatus.canceled, Logged.authorizationCanceled);
      return {};
    }
    const entry = openAuthorization(call);
    entry.rejectReason = reason ?? '';
    settle(call, entry, AccessStatus.rejected, Logged.authorizationRejected);
    return {};
  },
  checkHosts: (call) => {
    const id = number(call, 'authorization_detail_id');
    const { account, port, password } = call.body as { account: string; port: number; password: string };
    const host = [...call.account.authorizations.values()].find((entry) => entry.host.id === id)?.host;
    if (host === undefined || host.kind === 'console')
      throw business('OSM.01010001', `no authorization detail ${id ?? ''}`);
    if (host.account !== account || host.port !== port || password === '') throw business('OSM.01010003');
    return {};
  },
  showLoginType: (call) => ({ login_type: call.context.settings.habits.loginType }),
} satisfies Record<string, Handler>;

interface Login {
  readonly auth_detail_id: number;
  readonly account?: string;
  readonly password?: string;
}

/** A host needs an account and its password, unless an agency is given; the console takes only an agency. */
function checkLogins(host: Host, logins: readonly Login[], agency: string | undefined): void {
  const stranger = logins.find((login) => login.auth_detail_id !== host.id);
  if (stranger !== undefined) throw business('OSM.01010001', `no authorization detail ${stranger.auth_detail_id}`);
  const complete = logins.some(({ account, password }) => (account ?? '') !== '' && (password ?? '') !== '');
  if (host.kind === 'console') {
    if (complete) throw business('OSM.01010001', 'the console takes no account and password');
  } else if (!complete && agency === undefined) {
    throw business('OSM.01010001', 'account and password of the host, or an agency, are missing');
  }
}

function maySee(call: Call, { ticketId }: Authorization): boolean {
  const ticket = call.account.tickets.get(ticketId);
  return ticket !== undefined && mayWork(call, ticket);
}

export function findAuthorization(call: Call): Authorization {
  const found = call.account.authorizations.get(required(call, 'authorization_id'));
  if (found === undefined || !maySee(call, found)) throw business('OSM.01010001', 'no such authorization');
  return found;
}

function openAuthorization(call: Call): Authorization {
  const entry = findAuthorization(call);
  if (entry.status !== AccessStatus.open) throw business('OSM.01010014', 'it is not to be authorized any more');
  return entry;
}

function settle(call: Call, entry: Authorization, status: number, logged: number): void {
  settleAccess(entry, status, call.context.now());
  const ticket = call.account.tickets.get(entry.ticketId);
  if (ticket !== undefined) addLog(call.context, ticket, logged, call.user, entry.description);
}

function describe(call: Call, entry: Authorization): string {
  return call.account.tickets.get(entry.ticketId)?.description ?? '';
}

function shared(call: Call, entry: Authorization) {
  return {
    id: entry.id,
    status: accessStatus(entry, call.context.now()),
    incident_id: entry.ticketId,
    simple_description: describe(call, entry),
    ...typesOf(call, entry.host),
    auth_describe:
      call.parameters.trim_osm_rich_text_label === false ? toRichText(entry.description) : entry.description,
    auth_effective_time: stampMaybe(call, entry.effectiveAt),
    auth_expire_time: stampMaybe(call, entry.expiresAt),
    reject_reason: entry.rejectReason,
    xcustomer_name: call.user.name,
  };
}

function typesOf(call: Call, { kind }: Host) {
  const names =
    kind === 'console'
      ? { resource: { en: 'Console', zh: '控制台' }, visit: { en: 'Console login', zh: '控制台登录' } }
      : { resource: { en: 'Cloud server', zh: '云服务器' }, visit: { en: 'Remote login', zh: '远程登录' } };
  return {
    resource_type_id: kind ?? 'host',
    resource_type_name: names.resource[call.language],
    visit_type_id: kind === 'console' ? 'console' : 'remote',
    visit_type_name: names.visit[call.language],
  };
}

/** `type` is 0 for the console, 1 for a host: the pages and SDKs agree. */
function showHost(host: Host) {
  const { id, regionId } = host;
  if (host.kind === 'console') return { id, type: 0, region_id: regionId };
  return {
    id,
    port: host.port,
    account: host.account,
    type: 1,
    instance_id: host.instanceId,
    instance_name: host.instanceName,
    region_id: regionId,
  };
}

/** What the engineer requests, in a sentence: the contract has no field for the hours before access is granted. */
function letter({ host, hours = 24, description }: Authorization): string {
  if (host.kind === 'console') return `Console login (${host.regionId}) for ${hours} h: ${description}`;
  return `Remote login to ${host.instanceName} (${host.instanceId}, ${host.regionId}) for ${hours} h: ${description}`;
}

function summary(call: Call, entry: Authorization) {
  return {
    ...shared(call, entry),
    create_time: stamp(call, entry.createdAt),
    customer_id: call.account.domainId,
    x_customer_id: call.user.id,
    content_of_auth_letter: letter(entry),
  };
}
