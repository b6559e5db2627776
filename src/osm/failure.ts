/** What the body of an error says. */
export interface Failure {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly requestId?: string | undefined;
}

/** The service that a call is made to. */
export type Speaker = 'tickets' | 'iam';

/**
 * Codes of the ticket service, of the gateway in front of it (a dedicated one uses APIG), and of IAM. Codes of other products
 * look alike (`ECS.0114`) and say nothing about tickets.
 */
const ownCode = /^(OSM|APIGW|APIG|IAM)\.[0-9A-Za-z.]+$/;

/** IAM also answers as Keystone does: with the HTTP status or a number in its list of errors (iam_02_0006), and a message. */
const keystoneCode = /^\d{3,4}$/;

/** Reads the body of an error in any of its forms: `error_code`, `code`, or either nested one level. */
export function failureOf(body: unknown): Failure {
  if (!isRecord(body)) return {};
  const flat = flatFailure(body);
  if (flat.code !== undefined || flat.message !== undefined) return flat;
  const nested = Object.values(body).filter(isRecord).map(flatFailure);
  return nested.find((failure) => failure.code !== undefined || failure.message !== undefined) ?? flat;
}

/** Whether `speaker` or the gateway documents the failure. If not, it comes from something else. */
export function isDocumented({ code, message }: Failure, speaker: Speaker): boolean {
  if (code === undefined) return false;
  return ownCode.test(code) || (speaker === 'iam' && keystoneCode.test(code) && message !== undefined);
}

/**
 * Finds a business error, which arrives with HTTP 200. `error_code` marks it; its value on success isn't documented, so absent,
 * null, empty, and 0 all mean success. Other forms count only with a documented code, because a result can have a field `code`.
 * @returns undefined if the answer is a success
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

/** A code or message; undefined if there is none, or if it means success. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number') return value === 0 ? undefined : String(value);
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' || trimmed === '0' ? undefined : trimmed;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
