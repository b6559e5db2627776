import type { ServiceTrouble } from '../tickets/ports.ts';

/** Describes a problem for the log: what is wrong, and what to check. */
export function troubleWords({ kind, host, check, minutes, detail }: ServiceTrouble): string {
  const look = check.length === 0 ? '' : `; check ${check.join(', ')}`;
  const why = detail === undefined ? '' : ` (${detail})`;
  switch (kind) {
    case 'clock':
      return `the clock of this machine is ${offset(minutes)}; set it by NTP`;
    case 'key':
      return `${host} rejects the access key${look}`;
    case 'access-key':
      return `${host} does not know the access key, which is valid on one site only${look}`;
    case 'secret-key':
      return `the signature is wrong, so the secret key does not belong to the access key${look}`;
    case 'key-locked':
      return `the access key is locked for 5 minutes after more than 5 wrong signatures in a row${look}`;
    case 'temporary-key':
      return `the temporary access key is over, or its security token is missing or wrong${look}`;
    case 'token':
      return `${host} rejects the token${look}`;
    case 'login':
      return `IAM rejects the user, the password or the account name${look}`;
    case 'login-password':
      return `IAM rejects the password${look}`;
    case 'login-domain':
      return `IAM rejects the account name${look}`;
    case 'login-project':
      return `IAM rejects the project${look}`;
    case 'login-locked':
      return `IAM has locked the user for a while after too many failed logins${look}`;
    case 'address':
      return `there is no such API at ${host}${look}`;
    case 'foreign':
      return `something that is not the service answers at ${host}${why}${look}`;
    case 'redirect':
      return `${host} redirects to ${detail ?? 'an address it does not name'}, which is not followed${look}`;
    case 'proxy':
      return `the proxy${why} asks for a login (HTTP 407)${look}`;
    case 'tls':
      return `no TLS connection to ${host} comes about${why}${look}`;
    case 'tls-untrusted':
      return `the certificate of ${host} is signed by an authority that is not trusted${why}; name a file with its certificate in ${check.join(', ')}`;
    case 'tls-expired':
      return `the certificate of ${host} is not valid at the time that the clock of this machine shows${why}${look}`;
    case 'tls-name':
      return `the certificate at ${host} is that of another host${why}${look}`;
  }
}

function offset(minutes: number | undefined): string {
  if (minutes === undefined) return 'off by more than 15 minutes';
  return `${Math.abs(minutes)} minutes ${minutes > 0 ? 'ahead of' : 'behind'} the service's`;
}
