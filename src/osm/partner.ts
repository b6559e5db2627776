import type { Partner } from '../tickets/ticket.ts';
import { createAbsence } from './absence.ts';
import type { Client } from './client.ts';
import { isForbidden, isMissingOperation } from './errors.ts';
import { isRecord, text } from './mapping/values.ts';

/** Milliseconds for which an answer is believed: who serves an account changes by contract, not from ticket to ticket. */
const believed = 60 * 60 * 1000;

/**
 * Asks which partner serves the account; null where none does, or where the account is not told of partners at all. A failure
 * is not remembered. A ticket's detail names neither category nor product by id, by which the API could tell more exactly.
 */
export function createPartner(client: Client, now: () => number): () => Promise<Partner | null> {
  const absence = createAbsence(now);
  let known: { readonly until: number; readonly partner: Promise<Partner | null> } | undefined;

  async function ask(): Promise<Partner | null> {
    if (absence.lasts()) return null;
    try {
      const { has_privilege } = await client.showPartnersCasesPrivilege();
      absence.end();
      if (has_privilege !== true) return null;
      const { partners_service_info: info } = await client.showPartnersServiceInfo();
      return isRecord(info) ? toPartner(info) : null;
    } catch (error) {
      if (!isMissingOperation(error) && !isForbidden(error)) throw error;
      absence.begin();
      return null;
    }
  }

  return () => {
    if (known !== undefined && known.until > now()) return known.partner;
    const asked = { until: now() + believed, partner: ask() };
    known = asked;
    asked.partner.catch(() => {
      if (known === asked) known = undefined;
    });
    return asked.partner;
  };
}

function toPartner(info: Readonly<Record<string, unknown>>): Partner | null {
  const name = text(info.customer_name);
  if (name === undefined) return null;
  return {
    name,
    days: text(info.service_time_day),
    hours: text(info.service_time_hour),
    zone: text(info.service_time_zone),
  };
}
