import { z } from 'zod';
import type { FormValues } from './form.ts';
import { digestOf } from '../instruction-key.ts';
import type { Place } from '../links/link.ts';

/** What a person has entered and not sent yet. */
export interface Draft {
  readonly version: 1;
  /** Names the form. */
  readonly key: string;
  /** Names the submission, where the form goes on with another one: a draft that is sent twice is one ticket. */
  readonly submission?: string | undefined;
  /** An earlier version of it that is a ticket; `title` where it is known. */
  readonly earlier?: Earlier | undefined;
  /** Since when it is being sent, epoch milliseconds; absent once it is not. */
  readonly sending?: number | undefined;
  /** When it was last kept, epoch milliseconds. */
  readonly at: number;
  /** Where the form was opened. */
  readonly place?: Place | undefined;
  /** It was compared with the open tickets and sent: its own may be among them now. */
  readonly compared?: boolean | undefined;
  /** Without what is sensitive, which is never kept, and without consent, which is asked for each time. */
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

/** Reads a draft that was kept; undefined where it is none, or of another version. */
export function readDraft(kept: unknown): Draft | undefined {
  return draft.safeParse(kept).data;
}

/** What may be kept of the values. */
export function keepable(values: FormValues): Draft['values'] {
  const { product, problemType, region, severity, description, areaCode, phone, email } = values;
  const { copies, parameters, related, private: isPrivate, channel, files } = values;
  const contact = { areaCode, phone, email, copies };
  const place = { private: isPrivate, channel };
  return { product, problemType, region, severity, description, ...contact, parameters, related, ...place, files };
}

/**
 * A mark of what a form holds, by which a draft is known whose ticket exists. What is never kept is no part of it, nor is the
 * channel to follow the ticket in, which can be had later.
 */
export function markOf(values: FormValues | Draft['values']): string {
  return digestOf({ ...keepable({ ...values, secrets: {} }), channel: undefined }).slice(0, 16);
}

/** Whether there is nothing in it that somebody would miss. */
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
