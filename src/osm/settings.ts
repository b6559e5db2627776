import type { Speaker } from './failure.ts';

/** What an admin knows the settings of the client by, for the errors that say which of them to check. */
export interface SettingNames {
  readonly endpoint: string;
  readonly iamEndpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  readonly securityToken: string;
  readonly user: string;
  readonly password: string;
  readonly domain: string;
  readonly project: string;
  /** Of Node: a file with certificates of authorities to trust beside its own. */
  readonly authorities: string;
  readonly proxy: string;
}

/** As the options of `createOsm` have them. */
export const optionNames: SettingNames = {
  endpoint: 'endpoint',
  iamEndpoint: 'iamEndpoint',
  accessKey: 'accessKey.id',
  secretKey: 'accessKey.secret',
  securityToken: 'accessKey.securityToken',
  user: 'password.user',
  password: 'password.password',
  domain: 'password.domain',
  project: 'password.project',
  authorities: 'NODE_EXTRA_CA_CERTS',
  proxy: 'HTTPS_PROXY',
};

/** The setting that holds the address of the service that is called. */
export function endpointName(speaker: Speaker, names: SettingNames): string {
  return speaker === 'iam' ? names.iamEndpoint : names.endpoint;
}
