import type {
  AccessCommand,
  AccessDetail,
  AccessHost,
  AccessSession,
  AccessTransfer,
  Agency,
  Grant,
} from '../../tickets/access/area.ts';
import type { components } from '../schema.d.ts';
import { toAuthorization } from './surroundings.ts';
import { parseTime } from './time.ts';
import { integer, records, text } from './values.ts';

type Schemas = components['schemas'];

/** Maps an answer; undefined if it isn't about a request. */
export function toAccessDetail(
  source: Parameters<typeof toAuthorization>[0] & { readonly incident_auth_detail_list?: Entries | undefined },
): AccessDetail | undefined {
  const entries = records(source.incident_auth_detail_list);
  const hosts = entries.filter(isHost).flatMap(toHost);
  const console = entries.some(({ type }) => integer(type) === entryTypes.console);
  return toAuthorization(source)
    .map((request) => ({
      request: { ...request, hosts: hosts.map(hostName), console },
      ticket: text(source.incident_id),
      hosts,
      console,
    }))
    .at(0);
}

type Entries = readonly Partial<Schemas['IncidentOrderAuthDetailInfoV2']>[];

/** The types of entries in a request (reference and SDKs, `IncidentOrderAuthDetailInfoV2.type`). */
const entryTypes = { console: 0, host: 1 } as const;

/** Whether an entry is a host. If its type isn't documented, it is one if it has a host's properties. */
function isHost({ type, port, account, instance_id, instance_name }: Entries[number]): boolean {
  switch (integer(type)) {
    case entryTypes.console:
      return false;
    case entryTypes.host:
      return true;
    default:
      return [port, account, instance_id, instance_name].some((shown) => text(shown) !== undefined);
  }
}

function toHost(source: Entries[number]): AccessHost[] {
  const id = text(source.id);
  if (id === undefined) return [];
  return [
    {
      id,
      name: text(source.instance_name),
      instance: text(source.instance_id),
      region: text(source.region_id),
      port: integer(source.port),
      account: text(source.account),
    },
  ];
}

function hostName({ id, name, instance }: AccessHost): string {
  return name ?? instance ?? id;
}

export function toAgency(source: Partial<Schemas['AgencyV2']>): Agency[] {
  const id = text(source.id);
  return id === undefined ? [] : [{ id, name: text(source.name) ?? id }];
}

export function toSession(source: Partial<Schemas['OperateHistorySession']>): AccessSession[] {
  const id = text(source.session_id);
  if (id === undefined) return [];
  const [from, to] = [parseTime(source.start_time), parseTime(source.end_time)];
  const duration = toDuration(source.duration);
  const began = to === undefined || duration === undefined ? undefined : to - duration;
  return [{ id, from: from ?? began, to, duration }];
}

export function toCommand(source: Partial<Schemas['OperateLog']>): AccessCommand[] {
  const command = text(source.oper);
  return command === undefined ? [] : [{ at: parseTime(source.operate_time), text: command }];
}

export function toTransfer(source: Partial<Schemas['FileOperateLog']>): AccessTransfer[] {
  return [
    {
      at: parseTime(source.operate_time),
      direction: text(source.operate_type) ?? '',
      name: text(source.file_name) ?? '',
      from: text(source.from_path),
      to: text(source.to_path),
      size: text(source.file_size),
      duration: toDuration(source.duration),
      result: text(source.oper_result),
    },
  ];
}

/** Reads a duration, `hh:mm:ss` (reference, OperateHistorySession and FileOperateLog). @returns milliseconds */
function toDuration(source: unknown): number | undefined {
  const [, hours, minutes, seconds] = /^(\d{1,6}):(\d{1,2}):(\d{1,2})$/.exec(text(source) ?? '') ?? [];
  return hours === undefined ? undefined : ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000;
}

/** Maps a grant to the body of the API's call. */
export function fromGrant({ from, until, agency, logins }: Grant): Schemas['AgreeTenantAuthorizationV2Req'] {
  return {
    auth_effective_time: from,
    auth_expire_time: until,
    ...(agency !== undefined && { agency_id: agency }),
    ...(logins.length > 0 && {
      auth_detail_list: logins.map(({ host, port, account, password }) => ({
        ...{ auth_detail_id: Number(host), port, account, password },
      })),
    }),
  };
}
