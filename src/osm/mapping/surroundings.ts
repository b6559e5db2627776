import { createHash } from 'node:crypto';
import type { AccountLabel } from '../../tickets/labels/label.ts';
import type { Authorization, Label } from '../../tickets/ticket/ticket.ts';
import type { components } from '../schema.d.ts';
import { parseTime } from './time.ts';
import { integer, text } from './values.ts';

type Schemas = components['schemas'];

export function toLabel(source: Partial<Schemas['CaseLabelInfo']>): Label[] {
  const name = text(source.name);
  return name === undefined ? [] : [{ id: text(source.label_id) ?? name, name }];
}

/** Maps a label; empty if it has no numeric ID, without which it can't be managed. */
export function toAccountLabel(source: Partial<Schemas['CaseLabelInfo']>): AccountLabel[] {
  const id = integer(source.label_id);
  const name = text(source.name);
  return id === undefined || name === undefined ? [] : [{ id: String(id), name, color: text(source.color) }];
}

export function toRelated(source: Partial<Schemas['CaseRealtionInfo']>): string[] {
  const id = text(source.case_id);
  return id === undefined ? [] : [id];
}

export function toAuthorization(source: Partial<Schemas['IncidentOrderAuthV2']>): Authorization[] {
  const id = text(source.id);
  const state = integer(source.status);
  if (id === undefined || state === undefined) return [];
  const resource = [text(source.resource_type_name), text(source.visit_type_name)].filter((one) => one !== undefined);
  return [
    {
      id,
      state,
      purpose: text(source.auth_describe),
      letter: text(source.content_of_auth_letter),
      rejectReason: text(source.reject_reason),
      resource: resource.length === 0 ? undefined : resource.join(', '),
      askedAt: parseTime(source.create_time),
      startsAt: parseTime(source.auth_effective_time),
      endsAt: parseTime(source.auth_expire_time),
    },
  ];
}

/**
 * A digest of a ticket's contact, kept only to notice changes. It covers the whole contact and is cut, so that nobody can find
 * a phone number by trying them all.
 * @returns undefined if the answer has no contact
 */
export function contactDigest(source: unknown): string | undefined {
  if (typeof source !== 'object' || source === null) return undefined;
  const { area_code, remind_mobile, remind_mail, remind_time, contact_type, cc_email } = source as Partial<
    Schemas['IncidentDetailExtInfoV2']
  >;
  const parts = [area_code, remind_mobile, remind_mail, remind_time, contact_type, cc_email].map(
    (part) => text(part) ?? '',
  );
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 12);
}
