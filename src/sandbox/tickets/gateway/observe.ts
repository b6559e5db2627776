import { readableBody } from '../../journal/body.ts';
import type { Exchange, Proof } from '../../journal/exchange.ts';
import type { Outcome } from './failures.ts';
import { header, type WireAnswer, type WireRequest } from './request.ts';

export interface Handled {
  readonly operationId: string;
  readonly code: string | undefined;
  readonly outcome: Outcome;
  /** Whether the caller was accepted; undefined if nobody checked. */
  readonly accepted: boolean | undefined;
  readonly struck: boolean;
  readonly at: number;
  readonly took: number;
}

/** A call of the ticket API or IAM, as recorded in the journal. */
export function describeCall(
  request: WireRequest,
  { operationId, outcome, code, accepted, struck, at, took }: Handled,
): Exchange {
  const { answer, delivery } = outcome;
  return {
    side: 'tickets',
    kind: 'call',
    name: operationId,
    way: `${request.method} ${request.rawPath}`,
    at,
    took,
    proof: { by: proofOf(request), accepted },
    result: resultOf(outcome, code),
    failed: struck || answer.status >= 400 || code !== undefined,
    request: {
      headers: telling(request.headers),
      query: request.rawQuery === '' ? undefined : queryOf(request.rawQuery),
      body: readableBody(header(request, 'content-type'), request.body),
    },
    answer: delivery === 'whole' ? answerOf(answer) : undefined,
  };
}

/** The informative headers. The signature's date is omitted, because it would make every poll different. */
function telling(headers: WireRequest['headers']): Readonly<Record<string, unknown>> {
  const names = Object.entries(headers).filter(([name]) =>
    /^(authorization|content-type|x-(?!sdk-date).*)$/.test(name),
  );
  return Object.fromEntries(names);
}

function proofOf(request: WireRequest): Proof['by'] {
  if (header(request, 'authorization') !== undefined) return 'signature';
  if (header(request, 'x-auth-token') !== undefined) return 'token';
  return request.rawPath.startsWith('/_files/') ? 'address' : 'nothing';
}

function resultOf({ answer, delivery }: Outcome, code: string | undefined): string {
  if (delivery === 'cut') return 'connection cut';
  if (delivery !== 'whole') return 'no answer';
  return code === undefined ? String(answer.status) : `${answer.status} ${code}`;
}

/** A repeated name becomes a list. */
function queryOf(raw: string): Readonly<Record<string, unknown>> {
  const query = new URLSearchParams(raw);
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => [
      name,
      query.getAll(name).length > 1 ? query.getAll(name) : query.get(name),
    ]),
  );
}

function answerOf({ headers, body }: WireAnswer): unknown {
  const names = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const lower: Readonly<Record<string, string>> = Object.fromEntries(names);
  return { headers: lower, body: readableBody(lower['content-type'], body) };
}
