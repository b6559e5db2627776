import { business } from '../gateway/refusal.ts';
import type { TicketContact } from '../state/world.ts';
import type { Call } from './call.ts';

/** The contact fields, the same in the create call and in the call that changes the contact. */
export interface ContactFields {
  readonly area_code?: string;
  readonly remind_mobile?: string;
  readonly remind_mail?: string;
  readonly remind_time?: string;
  /** Seen in the wild: `{"contactType":"0,2","remindCCEmail":"","isReceiveMsgRemind":0}`. */
  readonly extension_map?: Readonly<Record<string, unknown>>;
}

export function contactOf(body: ContactFields): TicketContact {
  const extension = (key: string) => {
    const value = body.extension_map?.[key];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    areaCode: body.area_code,
    mobile: body.remind_mobile,
    mail: body.remind_mail,
    time: body.remind_time,
    copies: extension('remindCCEmail'),
    way: extension('contactType'),
  };
}

/** @throws Refusal OSM.01010008 for an invalid address, OSM.01010001 for too many */
export function checkCopies(call: Call, body: ContactFields): void {
  const addresses = (contactOf(body).copies ?? '').split(/[,;]/).filter((address) => address !== '');
  if (addresses.some((address) => !/^[^\s@<>]+@[^\s@<>][^\s@<>.]*\.[^\s@<>]+$/.test(address.trim())))
    throw business('OSM.01010008');
  const { copies } = call.context.settings.limits;
  if (addresses.length > copies) throw business('OSM.01010001', `up to ${copies} CC addresses`);
}
