import type { Partner } from '../tickets/ticket/ticket.ts';
import { createUnavailable } from './unavailable.ts';
import type { Client } from './client.ts';
import { isForbidden, isMissingOperation } from './errors.ts';
import type { Detail } from './mapping/ticket.ts';
import { integer, isRecord, text } from './mapping/values.ts';

/** Milliseconds for which an answer is kept: who serves a product changes by contract, not by ticket. */
const believed = 60 * 60 * 1000;

/** The values of `business_ownership` other than Huawei Cloud: partner and ISV (reference and SDKs). */
const others: readonly (number | undefined)[] = [1, 2];

/**
 * Creates the function that finds who serves a ticket in place of Huawei Cloud, from the ticket's detail. It returns null if
 * nobody does or the account can't see partners, and undefined if the service doesn't say or fails. It never rejects. Answers are
 * kept for an hour; failures aren't.
 */
export function createPartner(
  client: Client,
  now: () => number,
): (source: Detail) => Promise<Partner | null | undefined> {
  const absence = createUnavailable(now);
  const known = new Map<string, { readonly until: number; readonly partner: Promise<Partner | null> }>();

  async function ask(productId: string | undefined): Promise<Partner | null> {
    if (absence.lasts()) return null;
    try {
      const { has_privilege } = await client.showPartnersCasesPrivilege();
      absence.end();
      if (has_privilege !== true) return null;
      // The detail has no subtype; `commodity_id` is the ISV product ID that this operation takes.
      const { partners_service_info: info } = await client.showPartnersServiceInfo({
        query: { product_id: productId },
      });
      return isRecord(info) ? toPartner(info) : null;
    } catch (error) {
      if (!isMissingOperation(error) && !isForbidden(error)) throw error;
      absence.begin();
      return null;
    }
  }

  function remembered(productId: string | undefined): Promise<Partner | null> {
    const key = productId ?? '';
    for (const [other, { until }] of known) if (until <= now()) known.delete(other);
    const found = known.get(key);
    if (found !== undefined) return found.partner;
    const asked = { until: now() + believed, partner: ask(productId) };
    known.set(key, asked);
    asked.partner.catch(() => {
      if (known.get(key) === asked) known.delete(key);
    });
    return asked.partner;
  }

  return async ({ business_ownership, ext_info }) => {
    const ownership = integer(business_ownership);
    if (ownership === undefined) return undefined;
    if (!others.includes(ownership)) return null;
    return remembered(isRecord(ext_info) ? text(ext_info.commodity_id) : undefined).catch(() => undefined);
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
