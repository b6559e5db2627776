import { randomInt } from 'node:crypto';
import { business } from '../gateway/refusal.ts';
import { nextId } from '../state/context.ts';
import { masked } from '../state/masked.ts';
import type { Account, VerifiedContact } from '../state/world.ts';
import { number, page, required, text, type Call, type Handler } from './call.ts';
import { stamp } from './time.ts';

/** How long a code is valid, in milliseconds: not documented. */
const codeLife = 10 * 60_000;

/** How long a contact stays verified: three months, by the page on personal data. */
const contactLife = 90 * 24 * 3_600_000;

interface Contact {
  readonly contact_value: string;
  readonly contact_way: number;
  readonly area_code?: string;
}

export const verification = {
  checkNeedVerify: (call) => {
    const value = required(call, 'contact_value');
    const verified = findVerified(call, number(call, 'contact_way') ?? 0, value);
    const needed = verified === undefined && !isRegistered(call.account, value);
    return {
      need_verify_code: needed ? 1 : 0,
      expire_time: verified === undefined ? undefined : stamp(call, verified.until),
    };
  },
  sendVerifyCodes: (call) => {
    const { contact_value: value, contact_way: way } = call.body as Contact;
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    call.account.codes.push({ way, value, code, until: call.context.now() + codeLife });
    return {};
  },
  checkVerifyCodes: (call) => {
    const body = call.body as Contact & { verify_code: string };
    if (!useCode(call, body.contact_value, body.verify_code)) throw business('OSM.01010010');
    call.account.contacts.push({
      id: nextId(call.context),
      way: body.contact_way,
      value: body.contact_value,
      areaCode: body.area_code ?? '',
      until: call.context.now() + contactLife,
    });
    return {};
  },
  listHasVerifiedContacts: (call) => {
    const way = number(call, 'contact_way');
    const value = text(call, 'contact_value');
    const id = text(call, 'verified_id');
    const found = call.account.contacts.filter(
      (contact) =>
        contact.until > call.context.now() &&
        (way === undefined || contact.way === way) &&
        (value === undefined || contact.value === value) &&
        (id === undefined || contact.id === id),
    );
    return {
      count: found.length,
      contact_list: page(call, found, offsetOf(call)).map((contact) => show(call, contact)),
    };
  },
} satisfies Record<string, Handler>;

/**
 * Any contact other than the registered one must have been verified: its id is in the header, or a fresh code in the
 * body. If the contract has no place for either (changing the contact), an earlier verification is enough.
 * @param way 0 mobile, 1 email
 * @throws Refusal OSM.01010010
 */
export function checkContact(
  call: Call,
  way: number,
  value: string | undefined,
  proof: { readonly code: string | undefined } | 'none-in-contract',
): void {
  if (value === undefined || value === '' || isRegistered(call.account, value)) return;
  const verified = findVerified(call, way, value);
  if (verified !== undefined && proof === 'none-in-contract') return;
  const id = text(call, way === 0 ? 'x-phone-verifiedid' : 'x-email-verifiedid');
  if (verified !== undefined && verified.id === id) return;
  if (proof !== 'none-in-contract' && proof.code !== undefined && useCode(call, value, proof.code)) return;
  throw business(
    'OSM.01010010',
    way === 0 ? 'the mobile number has not been verified' : 'the e-mail address has not been verified',
  );
}

function isRegistered(account: Account, value: string): boolean {
  return value === account.contact.mobile || value === account.contact.mail;
}

function findVerified(call: Call, way: number, value: string): VerifiedContact | undefined {
  return call.account.contacts.findLast(
    (contact) => contact.way === way && contact.value === value && contact.until > call.context.now(),
  );
}

/** True if the code was sent to the contact and is still valid. A code works once. */
function useCode(call: Call, value: string, code: string): boolean {
  const { codes } = call.account;
  const at = codes.findIndex(
    (entry) => entry.value === value && entry.code === code && entry.until > call.context.now(),
  );
  if (at < 0) return false;
  codes.splice(at, 1);
  return true;
}

/** The reference gives 1 as the default, so a client that sends none misses the first contact. */
function offsetOf(call: Call): number | undefined {
  return !call.sent.includes('offset') && call.context.settings.habits.verifiedOffset === 'zero' ? 0 : undefined;
}

function show(call: Call, contact: VerifiedContact) {
  return {
    contact_way: contact.way,
    contact_value: call.context.settings.habits.verifiedContacts === 'plain' ? contact.value : masked(contact.value),
    area_code: contact.areaCode,
    verified_id: contact.id,
  };
}
