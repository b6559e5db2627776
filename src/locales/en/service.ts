/** Health of the ticket service, for operators in `/ticket status`. `{check}` lists the settings to check. */
export const service = {
  'service.health': ':red_circle: *Huawei Cloud* since {time}: {problem}',
  'service.failing': 'calls fail ({code})',
  'service.clock':
    "this server's clock is {minutes, select, unknown {off by more than 15 minutes} other {{ahead, select, yes {{minutes} minutes ahead} other {{minutes} minutes behind}}}}. Set it with NTP",
  'service.key': 'the access key is rejected. Check {check}',
  'service.access-key': "{host} doesn't know this access key. A key works on one site only. Check {check}",
  'service.secret-key': 'the signature is wrong. Check {check}',
  'service.key-locked': 'the access key is locked for 5 minutes after too many wrong signatures. Check {check}',
  'service.temporary-key': 'the temporary access key expired, or its security token is wrong. Check {check}',
  'service.token': 'the token is rejected. Check {check}',
  'service.login': 'IAM rejected the user name, password or account name. Check {check}',
  'service.login-password': 'IAM rejected the password. Check {check}',
  'service.login-domain': 'IAM rejected the account name. Check {check}',
  'service.login-project': 'IAM rejected the project. Check {check}',
  'service.login-locked': 'IAM locked the user after too many failed logins. Check {check}',
  'service.address': "there's no ticket API at {host}. Check {check}",
  'service.foreign':
    "{host} isn't answered by Huawei Cloud ({detail}) but by something else, such as a proxy or a sign-in page. Check {check}",
  'service.redirect': '{host} redirects to {detail}. Check {check}',
  'service.proxy': 'the proxy{detail, select, none {} other { {detail}}} requires a login (HTTP 407). Check {check}',
  'service.tls': 'no secure connection to {host} ({detail}). Check {check}',
  'service.tls-untrusted':
    "the certificate of {host} isn't trusted ({detail}). Set {check} to a file with the CA certificate",
  'service.tls-expired':
    "the certificate of {host} has expired or isn't valid yet ({detail}). Check {check} and this server's clock",
  'service.tls-name': 'the certificate at {host} is for another host ({detail}). Check {check}',
} as const;
