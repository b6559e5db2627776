/** How the ticket service is doing, for operators in `/ticket status`. `{check}` names settings of the installation. */
export const service = {
  'service.health': ':red_circle: *Huawei Cloud* since {time}: {problem}',
  'service.failing': 'calls fail ({code})',
  'service.clock':
    "this server's clock is {minutes, select, unknown {off by more than 15 minutes} other {{ahead, select, yes {{minutes} minutes ahead} other {{minutes} minutes behind}}}}. Set it with NTP",
  'service.key': 'the access key is rejected. Check {check}',
  'service.access-key': '{host} does not know this access key; a key works on one site only. Check {check}',
  'service.secret-key': 'the signature is wrong. Check {check}',
  'service.key-locked': 'the access key is locked for 5 minutes after too many wrong signatures. Check {check}',
  'service.temporary-key': 'the temporary access key expired, or its security token is wrong. Check {check}',
  'service.token': 'the token is rejected. Check {check}',
  'service.login': 'IAM rejected the user name, password or account name. Check {check}',
  'service.login-password': 'IAM rejected the password. Check {check}',
  'service.login-domain': 'IAM rejected the account name. Check {check}',
  'service.login-project': 'IAM rejected the project. Check {check}',
  'service.login-locked': 'IAM locked the user after too many failed logins. Check {check}',
  'service.address': 'there is no ticket API at {host}. Check {check}',
  'service.foreign': 'something else answers at {host} ({detail}), such as a proxy or a sign-in page. Check {check}',
  'service.redirect': '{host} redirects to {detail}. Check {check}',
  'service.proxy': 'the proxy{detail, select, none {} other { {detail}}} asks for a login (HTTP 407). Check {check}',
  'service.tls': 'no secure connection to {host} ({detail}). Check {check}',
  'service.tls-untrusted':
    'the certificate of {host} is not trusted ({detail}). Name a file with the certificate of its authority in {check}',
  'service.tls-expired':
    "the certificate of {host} is expired or not yet valid ({detail}). Check {check} and this server's clock",
  'service.tls-name': 'the certificate at {host} belongs to another host ({detail}). Check {check}',
} as const;
