import type { ApproveRequest } from '../../../tickets/access/approve.ts';
import type { DeskError } from '../../../tickets/errors.ts';
import { ids } from '../../ids.ts';
import { at, text } from '../../payload.ts';
import { agreeBlock } from './inputs.ts';

const { inputs } = ids.access;

/** What was entered into the form of an approval. Values come from a client: the desk checks them. */
export function readApproval(
  values: unknown,
  hosts: readonly string[],
): Pick<ApproveRequest, 'from' | 'until' | 'agency' | 'logins'> {
  const typed = (kind: 'port' | 'account' | 'password', host: string) =>
    text(values, `${inputs[kind]}:${host}`, inputs[kind], 'value') ?? '';
  return {
    from: time(values, inputs.from),
    until: time(values, inputs.until),
    agency: text(values, inputs.agency, inputs.agency, 'selected_option', 'value'),
    logins: hosts.map((host) => ({
      host,
      port: typed('port', host),
      account: typed('account', host),
      password: typed('password', host),
    })),
  };
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
    'access-way': [inputs.agency, ...blocks.filter((id) => id.startsWith(`${inputs.password}:`))],
    'access-port': [`${inputs.port}:${host}`],
    'access-account': [`${inputs.account}:${host}`],
    'access-host': [`${inputs.password}:${host}`],
    'access-unverified': [`${inputs.password}:${host}`],
  };
  return candidates[code]?.find((id) => blocks.includes(id));
}
