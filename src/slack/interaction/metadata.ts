import { z } from 'zod';
import { agreementKinds } from '../../tickets/agreement/agreements.ts';
import { listScopes } from '../../tickets/list/filter.ts';
import { actions } from '../../tickets/ticket/actions.ts';
import { isRequestId } from '../../tickets/access/settle.ts';
import { steps } from '../../tickets/access/approval-progress.ts';
import { isTicketId } from '../../tickets/checks.ts';
import { addressLimit } from '../../tickets/diagnosis/use-cases.ts';
import { isLabelId } from '../../tickets/labels/rules.ts';
import { formKey } from '../../tickets/create/draft.ts';
import { at } from '../payload.ts';

/**
 * What a form or button knows about its ticket while it is in Slack (`private_metadata`, 3,000 characters; a button's value,
 * 2,000). It comes back from a client, so it isn't trusted: its format is checked here, and permissions are checked again when it
 * is used. Every field has a limit, so that the text can't become too long.
 */
const ticket = z.string().refine(isTicketId);
const channel = z.string().regex(/^[CDG][A-Z0-9]{1,30}$/);
const person = z.string().regex(/^[UW][A-Z0-9]{1,30}$/);
const label = z.string().refine(isLabelId);
const request = z.string().refine(isRequestId);
const host = z.string().regex(/^\d{1,20}$/);
const linkId = z.string().regex(/^[\w-]{1,64}$/);
const page = z.int().min(0).max(10_000);

/** Maximum number of rating dimensions in a form; the API reference names three. */
export const maxDimensions = 10;

/** Maximum number of related tickets that a form shows and remembers. */
export const maxShownRelated = 30;

/** The rating dimensions of a form: enough to redraw it while it is being sent. */
const dimension = z.object({ id: z.int(), name: z.string().max(60), stars: z.int().min(1).max(10) });
const rating = z.array(dimension).max(maxDimensions);

/** The filter of a list. The use cases accept no more than fits in a button's value. */
const day = z.iso.date().optional();
const filter = {
  scope: z.enum(listScopes),
  words: z.array(z.string().max(100)).max(10),
  statuses: z.array(z.int()).max(20).optional(),
  key: z.string().max(60).optional(),
  labels: z.array(label).max(5).optional(),
  from: day,
  to: day,
  owner: z.string().max(64).optional(),
  region: z.string().max(75).optional(),
  product: z.string().max(60).optional(),
  problem: z.string().max(60).optional(),
};

/** An approval as a person saw it. */
const approval = z.object({
  ...{ by: person, at: z.int(), from: z.int(), until: z.int() },
  ...{ agency: z.string().max(200).optional(), credential: z.boolean().optional() },
});
/** An ID from the catalog. */
const choice = z.string().min(1).max(128);

/** A ticket that a new one may be related to. For a likely duplicate, also its status and the link to its thread. */
const relates = z.object({
  ...{ id: ticket, title: z.string().max(80), status: z.int().optional() },
  thread: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
});

/** The latest time that ECMAScript supports, in epoch milliseconds ("Time Values"). */
const latest = 8.64e15;

/** Where a form was opened, in the format of Slack's IDs and timestamps. */
const placed = z.string().regex(/^[A-Z0-9]{2,30}$/);
const place = z.object({
  channel: placed,
  thread: z
    .string()
    .regex(/^\d{1,15}\.\d{1,10}$/)
    .optional(),
});
const code = z.string().min(1).max(75);
const counter = z.int().min(0).max(1_000_000);

/** The state of the create form; see `create/form/state.ts`. */
const create = z.object({
  ...{ key: formKey, submission: formKey.optional(), generation: counter, edits: counter, place: place.optional() },
  earlier: z.object({ id: ticket, title: z.string().max(80).optional() }).optional(),
  ...{ product: code.optional(), problemType: code.optional(), inserted: code.optional() },
  draft: z.object({ state: z.enum(['restored', 'waiting']), at: z.number().min(0).max(latest) }).optional(),
  absent: placed.optional().catch(undefined),
  ...{ begun: z.string().max(40).optional(), carries: z.boolean().optional() },
  ...{ relates: z.array(relates).max(4).readonly().optional(), compared: z.boolean().optional() },
});

const version = 1;

const forms = {
  sendTo: z.object({ ticket, text: z.string().max(2000), key: z.string().min(1).max(200) }),
  create,
  draft: z.object({ key: formKey }),
  offered: z.object({ key: z.string().min(1).max(200) }),
  reply: z.object({ ticket }),
  act: z.object({ ticket, action: z.enum(actions), rating: rating.optional() }),
  rate: z.object({ ticket, rating }),
  log: z.object({ ticket, page }),
  parameters: z.object({ ticket, kind: z.object({ product: choice, problemType: choice }).optional() }),
  privileges: z.object({ enforced: z.boolean() }),
  link: z.object({ ticket }),
  share: z.object({
    ...{ ticket, channel, thread: z.string().max(30).optional() },
    link: linkId.optional(),
    readers: z.enum(['everyone', 'organizations', 'both']),
  }),
  whole: z.object({ ticket, message: z.string().max(64).optional(), page }),
  list: z.object({ ...filter, page }),
  filter: z.object({ channel: channel.optional(), thread: z.string().max(30).optional() }),
  links: z.object({ page }),
  suspended: z.object({ link: linkId }),
  paused: z.object({ channel, creator: person }),
  status: z.object({ page }),
  why: z.object({ ticket, page }),
  access: z.object({ ticket, request }),
  accessApproval: z.object({
    ...{ ticket, request, agreement: z.int().optional(), hosts: z.array(host).max(10) },
    seen: z.object({ step: z.enum(steps), first: approval.optional() }),
  }),
  accessDecision: z.object({ ticket, request, action: z.enum(['reject', 'cancel']) }),
  accessLog: z.object({ request, page }),
  hub: z.object({ ticket, status: z.int(), title: z.string().max(200) }),
  withdraw: z.object({ ticket, message: z.string().min(1).max(64), page }),
  ticketLabels: z.object({ ticket, shown: z.array(label).max(100) }),
  diagnosis: z.object({
    ...{ form: create, region: z.string().max(64), server: z.string().max(75).optional() },
    eip: z.string().max(addressLimit).optional(),
  }),
  related: z.object({ ticket, shown: z.array(ticket).max(maxShownRelated) }),
  labels: z.object({ page }),
  label: z.object({ label: label.optional() }),
  contact: z.object({ ticket }),
  agreement: z.object({ kind: z.enum(agreementKinds), page }),
} as const;

export type Form = keyof typeof forms;
export type Metadata<F extends Form> = z.infer<(typeof forms)[F]>;

/** @throws ZodError if a field exceeds its limit, which would be a bug */
export function encodeMetadata<F extends Form>(form: F, data: Metadata<F>): string {
  return JSON.stringify({ v: version, ...forms[form].parse(data) });
}

/** Undefined if this version didn't write the text: it is foreign, cut off, or from another version. */
export function decodeMetadata<F extends Form>(form: F, encoded: string | undefined): Metadata<F> | undefined {
  if (encoded === undefined || encoded.length > 3000) return undefined;
  try {
    const raw: unknown = JSON.parse(encoded);
    // In the create form of earlier versions, the field is called `version`.
    const written = at(raw, 'v') ?? (form === 'create' ? at(raw, 'version') : undefined);
    const checked: unknown = written === version ? forms[form].parse(raw) : undefined;
    return checked as Metadata<F> | undefined;
  } catch {
    return undefined;
  }
}

/** Whether a text has the format of a Slack channel ID. */
export function isChannelId(candidate: string | undefined): candidate is string {
  return channel.safeParse(candidate).success;
}

/** Where a form is opened, if the candidate has the format of a place in Slack. */
export function placeFrom(candidate: unknown): Metadata<'create'>['place'] {
  return place.safeParse(candidate).data;
}
