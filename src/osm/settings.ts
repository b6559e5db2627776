import type { Speaker } from './failure.ts';

/** The names by which admins know the client's settings, for errors that say what to check. */
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
  /** Node's setting for a file with additional certificate authorities. */
  readonly authorities: string;
  readonly proxy: string;
}

/** The names in the options of `createOsm`. */
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

/** The name of the setting with the service's address. */
export function endpointName(speaker: Speaker, names: SettingNames): string {
  return speaker === 'iam' ? names.iamEndpoint : names.endpoint;
}
