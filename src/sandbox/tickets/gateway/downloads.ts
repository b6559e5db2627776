import { createHmac, randomBytes } from 'node:crypto';
import type { FileAnswer } from '../operations/call.ts';
import { file } from '../operations/attachments.ts';
import type { World } from '../state/world.ts';
import type { GatewayRequest, WireAnswer } from './request.ts';
import { Refusal } from './refusal.ts';

/** The operation name under which downloads by address are logged and made to fail. */
export const downloadOperation = 'downloadByUrl';

/** How long an address is valid, in milliseconds. */
const life = 15 * 60_000;

/** Temporary addresses that download one attachment without a signature, like those of an object store. */
export interface Downloads {
  urlOf(origin: string, attachmentId: string): string;
  /** True for a path that belongs here. */
  owns(segments: readonly string[]): boolean;
  /** @throws Refusal 403 if the address is unknown or expired */
  answer(request: GatewayRequest): WireAnswer;
}

export function createDownloads(world: World, now: () => number): Downloads {
  const key = randomBytes(32);
  const sign = (id: string, until: string) => createHmac('sha256', key).update(`${id} ${until}`).digest('hex');
  return {
    urlOf: (origin, id) => {
      const until = String(now() + life);
      return `${origin}/_files/${id}?until=${until}&signature=${sign(id, until)}`;
    },
    owns: (segments) => segments[0] === '_files' && segments.length === 2,
    answer: ({ segments, query }) => {
      const id = segments[1] ?? '';
      const { until = '', signature = '' } = Object.fromEntries(query) as Record<string, string | undefined>;
      const found = [...world.accounts.values()].flatMap(({ attachments }) => attachments.get(id) ?? [])[0];
      if (signature !== sign(id, until) || Number(until) < now() || found === undefined) {
        throw new Refusal(403, 'AccessDenied', 'Request has expired');
      }
      return fileAnswer(file(found));
    },
  };
}

export function fileAnswer({ name, type, bytes }: FileAnswer): WireAnswer {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(Buffer.from(name).toString())}`;
  return { status: 200, headers: { 'content-type': type, 'content-disposition': disposition }, body: bytes };
}
