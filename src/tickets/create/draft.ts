import { z } from 'zod';
import type { FormValues } from './form.ts';
import { digestOf } from '../instruction-key.ts';
import type { Place } from '../links/link.ts';

/** What a person has entered and not sent yet. */
export interface Draft {
  readonly version: 1;
  /** Identifies the form. */
  readonly key: string;
  /** Identifies the submission, if the form continues an earlier one: a draft that is sent twice becomes one ticket. */
  readonly submission?: string | undefined;
  /** An earlier version of this form that became a ticket; `title` if known. */
  readonly earlier?: Earlier | undefined;
  /** When sending started, epoch milliseconds; absent if it is not being sent. */
  readonly sending?: number | undefined;
  /** When it was last saved, epoch milliseconds. */
  readonly at: number;
  /** Where the form was opened. */
  readonly place?: Place | undefined;
  /** It was compared with the open tickets and sent, so its own ticket may be among them. */
  readonly compared?: boolean | undefined;
  /** Without secrets, which are never stored, and without consent, which is asked for each time. */
  readonly values: Omit<FormValues, 'secrets' | 'phoneCode' | 'emailCode' | 'agreement'>;
}

/** A ticket that was created from an earlier version of a form. */
export interface Earlier {
  readonly id: string;
  readonly title?: string | undefined;
}

const text = z.string().max(4000);
const id = z.string().max(255);

export const formFile = z.object({ id, name: text, size: z.number().int().min(0), url: z.string().max(2000) });

export const formKey = z.string().regex(/^[\w-]{8,64}$/);

const draft = z.object({
  version: z.literal(1),
  key: formKey,
  submission: formKey.optional(),
  earlier: z.object({ id, title: text.optional() }).optional(),
  sending: z.number().optional(),
  at: z.number(),
  place: z.object({ channel: id, thread: id.optional() }).optional(),
  compared: z.boolean().optional(),
  values: z.object({
    product: id.optional(),
    problemType: id.optional(),
    region: id.optional(),
    severity: id.optional(),
    description: text,
    areaCode: id.optional(),
    phone: text.optional(),
    email: text.optional(),
    copies: text.optional(),
    parameters: z.record(id, z.array(text)),
    related: z
      .array(z.object({ id, title: text }))
      .max(4)
      .optional(),
    private: id.optional(),
    channel: id.optional(),
    files: z.array(formFile),
  }),
}) satisfies z.ZodType<Draft>;

/** Reads a stored draft; undefined if it is not a draft of this version. */
export function readDraft(kept: unknown): Draft | undefined {
  return draft.safeParse(kept).data;
}

/** The values that may be stored. */
export function keepable(values: FormValues): Draft['values'] {
  const { product, problemType, region, severity, description, areaCode, phone, email } = values;
  const { copies, parameters, related, private: isPrivate, channel, files } = values;
  const contact = { areaCode, phone, email, copies };
  const place = { private: isPrivate, channel };
  return { product, problemType, region, severity, description, ...contact, parameters, related, ...place, files };
}

/**
 * A digest of what a form holds, which identifies a draft whose ticket exists. It leaves out what is never stored and
 * the channel to follow the ticket in, which can be set later.
 */
export function markOf(values: FormValues | Draft['values']): string {
  return digestOf({ ...keepable({ ...values, secrets: {} }), channel: undefined }).slice(0, 16);
}

/** Whether it holds nothing that anyone would miss. */
export function isEmpty({ values }: Pick<Draft, 'values'>): boolean {
  const entries = [
    values.product,
    values.description,
    values.phone,
    values.email,
    values.copies,
    ...Object.values(values.parameters).flat(),
  ];
  return values.files.length === 0 && entries.every((entry) => entry === undefined || entry.trim() === '');
}
