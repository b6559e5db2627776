import { z } from 'zod';
import { isTicketId } from '../../../tickets/checks.ts';
import { formKey } from '../../../tickets/create/draft.ts';
import { limits } from '../../kit/kit.ts';

/** Slack's ids and timestamps, as they may stand in a form's metadata. */
const channel = z.string().regex(/^[A-Z0-9]{2,30}$/);
const timestamp = z.string().regex(/^\d{1,15}\.\d{1,10}$/);
const code = z.string().min(1).max(75);
/** A ticket that the new one may be related to; of a likely double also how it stands, and where its thread is. */
const relates = z.object({
  id: z.string().refine(isTicketId),
  title: z.string().max(80),
  status: z.int().optional(),
  thread: z
    .url({ protocol: /^https?$/ })
    .max(300)
    .optional(),
});

/** The latest time that there is, epoch milliseconds (ECMAScript: "Time Values"). */
const latest = 8.64e15;

/** Characters of a code: what a form for a diagnosis keeps beside it has room in the same metadata. */
const room = limits.privateMetadata - 400;

const counter = z.number().int().min(0).max(1_000_000);

export const formCode = z.object({
  version: z.literal(1),
  key: formKey,
  submission: formKey.optional(),
  earlier: relates
    .pick({ id: true })
    .extend({ title: z.string().max(80).optional() })
    .optional(),
  generation: counter,
  edits: counter,
  place: z.object({ channel, thread: timestamp.optional() }).optional(),
  product: code.optional(),
  problemType: code.optional(),
  inserted: code.optional(),
  draft: z.object({ state: z.enum(['restored', 'waiting']), at: z.number().min(0).max(latest) }).optional(),
  absent: channel.optional().catch(undefined),
  begun: z.string().max(40).optional(),
  carries: z.boolean().optional(),
  relates: z.array(relates).max(4).readonly().optional(),
  compared: z.boolean().optional(),
});

/**
 * What a form remembers between two interactions, in the view's `private_metadata` (at most 3,000 characters). It comes
 * back from outside, so nothing in it grants anything: who may do what is asked again at every step.
 * - `key`: names the form: its draft and its files
 * - `submission`: names the submission, together with the person, where it is not the key: the form goes on with a draft
 * - `earlier`: a ticket that was created from an earlier version of this form
 * - `generation`: raised where all fields are set anew, `edits`: where only the description is
 * - `place`: where the form was opened
 * - `product`, `problemType`: the last choices, for views whose selects are still on their way
 * - `inserted`: the template whose text was put into the description
 * - `draft`: the form was filled from a draft, or there is one that was not used
 * - `absent`: a channel that the bot is not in
 * - `begun`: a mark of what the form began with (see `create/open-form-state.ts`)
 * - `carries`: files from elsewhere (a message, a draft, an attempt before) belong to the form
 * - `relates`: tickets that the new one can be related to: the one that it follows up, likely doubles
 * - `compared`: likely doubles were looked for, and shown where there are any
 */
export type FormCode = z.infer<typeof formCode>;

/** Names the submission of a form. With the person in it, a key that somebody else made up names nothing of theirs. */
export function submissionKey(user: string, { key, submission = key }: Pick<FormCode, 'key' | 'submission'>): string {
  return `create:${user}:${submission}`;
}

export function newCode(key: string, place: FormCode['place']): FormCode {
  return { version: 1, key, generation: 0, edits: 0, place: formCode.shape.place.safeParse(place).data };
}

/** Addresses of threads are left out where they do not fit: quotes in titles and ids take two characters each. */
export function writeCode(value: FormCode): string {
  const written = JSON.stringify(value);
  if (written.length <= room) return written;
  return JSON.stringify({ ...value, relates: value.relates?.map((one) => ({ ...one, thread: undefined })) });
}

/** Undefined where it is not what `writeCode` writes. */
export function readCode(metadata: unknown): FormCode | undefined {
  if (typeof metadata !== 'string' || metadata.length > 3000) return undefined;
  try {
    return formCode.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}
