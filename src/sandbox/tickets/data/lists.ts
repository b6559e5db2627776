import type { Name } from './name.ts';

export const areaCodes: readonly { readonly id: number; readonly code: string; readonly name: Name }[] = [
  { id: 1, code: '86', name: { en: 'Chinese mainland', zh: '中国大陆' } },
  { id: 2, code: '852', name: { en: 'Hong Kong (China)', zh: '中国香港' } },
  { id: 3, code: '65', name: { en: 'Singapore', zh: '新加坡' } },
  { id: 4, code: '49', name: { en: 'Germany', zh: '德国' } },
  { id: 5, code: '353', name: { en: 'Ireland', zh: '爱尔兰' } },
  { id: 6, code: '1', name: { en: 'United States', zh: '美国' } },
];

/** In the first version of the API, 1 was timeliness and 3 the result. */
export const satisfactionDimensions: readonly { readonly id: number; readonly name: Name; readonly text: Name }[] = [
  { id: 1, name: { en: 'Speed', zh: '响应速度' }, text: { en: 'Was the answer quick?', zh: '响应是否及时？' } },
  { id: 2, name: { en: 'Attitude', zh: '服务态度' }, text: { en: 'Was the engineer helpful?', zh: '服务是否周到？' } },
  { id: 3, name: { en: 'Result', zh: '解决结果' }, text: { en: 'Was the problem solved?', zh: '问题是否解决？' } },
];

/** Configuration values by their key. */
export const configuration: Readonly<Record<string, string>> = {
  urge_switch: 'true',
  im_switch: 'true',
  case_description_max_length: '1200',
};

export const agencies: readonly { readonly id: string; readonly name: string }[] = [
  { id: 'agency-1', name: 'ticket-support' },
];

export const agreementNames: Readonly<Record<'0' | '1' | '2', Name>> = {
  '0': { en: 'Service Ticket Agreement', zh: '工单服务协议' },
  '1': { en: 'Service Ticket Agreement for Software Vendors', zh: '服务商工单服务协议' },
  '2': { en: 'Authorization Agreement', zh: '授权协议' },
};
