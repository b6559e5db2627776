import type { ServiceTrouble, TroubleKind } from '../tickets/ports.ts';
import type { SettingNames } from './settings.ts';
import { parseSdkDate } from './signature.ts';

/** What is known about a refused login or signature. */
export interface Refused {
  readonly host: string;
  /** The message of the gateway or IAM. It can hold the signed request, so it is never passed on. */
  readonly message: string;
  /** Milliseconds by which this machine's clock is ahead of the answer's `Date`, if it has one. */
  readonly ahead: number | undefined;
  /** How the call was authorized. */
  readonly by: 'key' | 'temporary-key' | 'token' | 'login';
  readonly names: SettingNames;
}

/** The gateway refuses signatures more than 15 minutes before or after its own time. */
const tolerance = 15 * 60_000;

/**
 * Finds what is wrong with the credentials from the message of a 401. The gateway's messages (APIGW.0301, "Incorrect IAM
 * authentication information: ...") are from its page "Common Errors Related to IAM Authentication Information" (devg-apisign
 * api-sign-0001, 2026-02), from sis_faq 04_0087, and from users' reports: the times in huaweicloud-sdk-java-v3 issue 44, the
 * unknown key in ddns-go issue 844.
 */
export function signInTrouble(refused: Refused): ServiceTrouble {
  if (refused.by === 'login') return loginTrouble(refused);
  // The request that follows has the names of all headers, including x-sdk-date.
  const [message = ''] = refused.message.split(/canonicalRequest:/i, 1);
  return keyTrouble({ ...refused, message });
}

function keyTrouble({ host, message, ahead, by, names }: Refused): ServiceTrouble {
  const { accessKey, secretKey, securityToken } = names;
  const trouble = (kind: TroubleKind, ...check: string[]): ServiceTrouble => ({ kind, host, check });
  const off = signatureAhead(message) ?? ahead;
  const isOff = off !== undefined && Math.abs(off) > tolerance;
  if (isOff || /signature expired|x-sdk-date/i.test(message)) {
    // If the clock is right, the same message means that a temporary key has expired.
    if (by === 'temporary-key' && !isOff && off !== undefined) {
      return trouble('temporary-key', accessKey, secretKey, securityToken);
    }
    return { ...trouble('clock'), minutes: isOff ? Math.round(off / 60_000) : undefined };
  }
  if (by === 'token') return trouble('token', names.user, names.password, names.domain, names.endpoint);
  if (/\bnot exist|get secretkey failed/i.test(message)) return trouble('access-key', accessKey, names.endpoint);
  if (/reach the limit/i.test(message)) return trouble('key-locked', secretKey);
  if (/security.?token/i.test(message)) return trouble('temporary-key', accessKey, secretKey, securityToken);
  if (/signature/i.test(message)) return trouble('secret-key', secretKey);
  return trouble('key', accessKey, secretKey);
}

/**
 * IAM's errors are Keystone's. It doesn't say which of user, password, and account is wrong ("The username or password is
 * wrong."), but it says so if a project doesn't exist.
 */
function loginTrouble({ host, message, names }: Refused): ServiceTrouble {
  const { user, password, domain, project } = names;
  const trouble = (kind: TroubleKind, ...check: string[]): ServiceTrouble => ({ kind, host, check });
  if (/lock/i.test(message)) return trouble('login-locked', user, password);
  if (/project|scope/i.test(message)) return trouble('login-project', project);
  if (/\bdomain|\baccount/i.test(message)) return trouble('login-domain', domain);
  if (/password/i.test(message) && !/user/i.test(message)) return trouble('login-password', password);
  return trouble('login', user, password, domain);
}

/** Milliseconds by which the signature was ahead of the server's time, if the gateway names both times. */
function signatureAhead(message: string): number | undefined {
  const times = /signature time:\s*(\w+),\s*server time:\s*(\w+)/i.exec(message);
  const [signed, served] = [parseSdkDate(times?.[1]), parseSdkDate(times?.[2])];
  return signed === undefined || served === undefined ? undefined : signed - served;
}
