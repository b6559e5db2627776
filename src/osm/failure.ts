/** What an error body says. */
export interface Failure {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly requestId?: string | undefined;
}

/** Codes of the ticket service, the gateway and IAM; other products of the same cloud write them alike. */
const knownCode = /^[A-Za-z]{2,}\.[0-9A-Za-z.]+$/;

/** Reads the body of a failed answer in any of its shapes: `error_code`, `code`, or either nested one level. */
export function failureOf(body: unknown): Failure {
  if (!isRecord(body)) return {};
  const flat = flatFailure(body);
  if (flat.code !== undefined || flat.message !== undefined) return flat;
  const nested = Object.values(body).filter(isRecord).map(flatFailure);
  return nested.find((failure) => failure.code !== undefined || failure.message !== undefined) ?? flat;
}

/**
 * A business error arrives with HTTP 200. `error_code` says it; absent, null and empty mean success. The other shapes count
 * only with a code that looks like one, since an answer may well have a field `code`.
 */
export function failureInSuccess(body: unknown): Failure | undefined {
  if (!isRecord(body)) return undefined;
  const code = text(body.error_code);
  if (code !== undefined) return flatFailure(body);
  if (!('code' in body) && !('error' in body)) return undefined;
  const failure = failureOf(body);
  return failure.code !== undefined && knownCode.test(failure.code) ? failure : undefined;
}

function flatFailure(body: Readonly<Record<string, unknown>>): Failure {
  return {
    code: text(body.error_code) ?? text(body.code),
    message: text(body.error_msg) ?? text(body.message),
    requestId: text(body.request_id),
  };
}

function text(value: unknown): string | undefined {
  if (typeof value === 'number' && value !== 0) return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
