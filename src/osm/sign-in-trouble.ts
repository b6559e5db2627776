import type { ServiceTrouble, TroubleKind } from '../tickets/ports.ts';
import type { SettingNames } from './settings.ts';
import { parseSdkDate } from './signature.ts';

/** What is known of a refused sign-in. */
export interface Refused {
  readonly host: string;
  /** The words of the gateway or of IAM. They may hold the signed request, so nothing of them is passed on. */
  readonly message: string;
  /** Milliseconds by which this machine's clock is ahead of the answer's `Date`, where it has one. */
  readonly ahead: number | undefined;
  /** How the call was authorized. */
  readonly by: 'key' | 'temporary-key' | 'token' | 'login';
  readonly names: SettingNames;
}

/** The gateway refuses what was signed more than 15 minutes before or after its own time. */
const tolerance = 15 * 60_000;

/**
 * What is wrong with the credentials, by the words of a 401. The gateway's (APIGW.0301, "Incorrect IAM authentication
 * information: ...") are those of its page "Common Errors Related to IAM Authentication Information" (devg-apisign
 * api-sign-0001, 2026-02), of sis_faq 04_0087, and as users reported them: the times in huaweicloud-sdk-java-v3 issue 44, the
 * unknown key in ddns-go issue 844.
 */
export function signInTrouble(refused: Refused): ServiceTrouble {
  if (refused.by === 'login') return loginTrouble(refused);
  // The request that follows has the names of all headers in it, x-sdk-date too.
  const [message = ''] = refused.message.split(/canonicalRequest:/i, 1);
  return keyTrouble({ ...refused, message });
}

function keyTrouble({ host, message, ahead, by, names }: Refused): ServiceTrouble {
  const { accessKey, secretKey, securityToken } = names;
  const trouble = (kind: TroubleKind, ...check: string[]): ServiceTrouble => ({ kind, host, check });
  const off = signatureAhead(message) ?? ahead;
  const isOff = off !== undefined && Math.abs(off) > tolerance;
  if (isOff || /signature expired|x-sdk-date/i.test(message)) {
    // The same words stand for a temporary key that is over, where the clock is right.
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
 * IAM's errors are Keystone's. Which of user, password and account is wrong it does not tell strangers ("The username or
 * password is wrong."); a project that is not there it does.
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

/** By how much the time of the signature was ahead of the server's, where the gateway names both. */
function signatureAhead(message: string): number | undefined {
  const times = /signature time:\s*(\w+),\s*server time:\s*(\w+)/i.exec(message);
  const [signed, served] = [parseSdkDate(times?.[1]), parseSdkDate(times?.[2])];
  return signed === undefined || served === undefined ? undefined : signed - served;
}
