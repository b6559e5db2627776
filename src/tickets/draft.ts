import { z } from 'zod';
import type { FormValues } from './form.ts';
import type { Place } from './link.ts';

/** What a person has entered and not sent yet. */
export interface Draft {
  readonly version: 1;
  /** Names the submission: a draft that is sent twice, or after a time-out, is one ticket. */
  readonly key: string;
  /** When it was last kept, epoch milliseconds. */
  readonly at: number;
  /** Where the form was opened. */
  readonly place?: Place | undefined;
  /** It was compared with the open tickets and sent: its own may be among them now. */
  readonly compared?: boolean | undefined;
  /** Without what is sensitive, which is never kept, and without consent, which is asked for each time. */
  readonly values: Omit<FormValues, 'secrets' | 'phoneCode' | 'emailCode' | 'agreement'>;
}

const text = z.string().max(4000);
const id = z.string().max(255);

export const formFile = z.object({ id, name: text, size: z.number().int().min(0), url: z.string().max(2000) });

const draft = z.object({
  version: z.literal(1),
  key: z.string().regex(/^[\w-]{8,64}$/),
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
