/** What an error body says. */
export interface Failure {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly requestId?: string | undefined;
}

/** Whose answers they are. */
export type Speaker = 'tickets' | 'iam';

/**
 * Codes of the ticket service, of the gateway before it (a dedicated one says APIG), and of IAM. Other products of the same
 * cloud write theirs alike (`ECS.0114`), and say nothing about tickets.
 */
const ownCode = /^(OSM|APIGW|APIG|IAM)\.[0-9A-Za-z.]+$/;

/** IAM speaks as Keystone does, too: the HTTP status, or a number of its list of errors (iam_02_0006), beside a message. */
const keystoneCode = /^\d{3,4}$/;

/** Reads the body of a failed answer in any of its shapes: `error_code`, `code`, or either nested one level. */
export function failureOf(body: unknown): Failure {
  if (!isRecord(body)) return {};
  const flat = flatFailure(body);
  if (flat.code !== undefined || flat.message !== undefined) return flat;
  const nested = Object.values(body).filter(isRecord).map(flatFailure);
  return nested.find((failure) => failure.code !== undefined || failure.message !== undefined) ?? flat;
}

/** Whether the failure is one that `speaker` or the gateway documents; anything else comes from somewhere else. */
export function isDocumented({ code, message }: Failure, speaker: Speaker): boolean {
  if (code === undefined) return false;
  return ownCode.test(code) || (speaker === 'iam' && keystoneCode.test(code) && message !== undefined);
}

/**
 * A business error arrives with HTTP 200. `error_code` says it; what it holds on success is not documented, so absent, null,
 * empty and 0 all mean success. The other shapes count only with a documented code, since an answer may have a field `code`.
 */
export function failureInSuccess(body: unknown, speaker: Speaker): Failure | undefined {
  if (!isRecord(body)) return undefined;
  const code = text(body.error_code);
  if (code !== undefined) return flatFailure(body);
  if (!('code' in body) && !('error' in body)) return undefined;
  const failure = failureOf(body);
  return isDocumented(failure, speaker) ? failure : undefined;
}

function flatFailure(body: Readonly<Record<string, unknown>>): Failure {
  return {
    code: text(body.error_code) ?? text(body.code),
    message: text(body.error_msg) ?? text(body.message),
    requestId: text(body.request_id),
  };
}

/** Undefined also for what means success in a code. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number') return value === 0 ? undefined : String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' || trimmed === '0' ? undefined : trimmed;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
