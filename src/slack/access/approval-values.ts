import type { ApproveRequest } from '../../tickets/access/approve.ts';
import type { DeskError } from '../../tickets/errors.ts';
import { ids } from '../kit/ids.ts';
import { at, text } from '../payload.ts';
import { agencyOption, agreeBlock, credentialOption } from './approval-inputs-view.ts';

const { inputs } = ids.access;

/** What was entered into the form of an approval. Values come from a client: the desk checks them. */
export function readApproval(
  values: unknown,
  hosts: readonly string[],
): Pick<ApproveRequest, 'from' | 'until' | 'agency' | 'credential' | 'logins'> {
  const typed = (kind: 'port' | 'account' | 'password', host: string) =>
    text(values, `${inputs[kind]}:${host}`, inputs[kind], 'value') ?? '';
  return {
    from: time(values, inputs.from),
    until: time(values, inputs.until),
    ...wayIn(values),
    logins: hosts.map((host) => ({
      host,
      port: typed('port', host),
      account: typed('account', host),
      password: typed('password', host),
    })),
  };
}

/** The choice of how the console is entered; in a form that is about hosts only, of an agency. */
function wayIn(values: unknown): Pick<ApproveRequest, 'agency' | 'credential'> {
  const chosen = (id: string) => text(values, id, id, 'selected_option', 'value');
  const way = chosen(inputs.console);
  if (way === credentialOption) return { credential: true };
  return { agency: way?.startsWith(agencyOption) === true ? way.slice(agencyOption.length) : chosen(inputs.agency) };
}

/** Whether the box of this agreement is ticked. */
export function hasAgreed(values: unknown, agreement: number): boolean {
  const ticked = at(values, agreeBlock(agreement), inputs.agree, 'selected_options');
  return Array.isArray(ticked) && ticked.length > 0;
}

/** Slack gives seconds. */
function time(values: unknown, id: string): number | undefined {
  const seconds = at(values, id, id, 'selected_date_time');
  return typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1000 : undefined;
}

/** The block under which a refusal is to be told, where the form has it. */
export function faultField({ code, detail }: DeskError, blocks: readonly string[]): string | undefined {
  const host = String(detail.host ?? '');
  const candidates: Readonly<Partial<Record<DeskError['code'], readonly string[]>>> = {
    'access-window': [inputs.until],
    'access-console': [inputs.console],
    'access-way': [inputs.agency, ...blocks.filter((id) => id.startsWith(`${inputs.password}:`))],
    'access-port': [`${inputs.port}:${host}`],
    'access-account': [`${inputs.account}:${host}`],
    'access-host': [`${inputs.password}:${host}`],
    'access-unverified': [`${inputs.password}:${host}`],
  };
  return candidates[code]?.find((id) => blocks.includes(id));
}
