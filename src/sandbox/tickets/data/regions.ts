import type { Name } from './name.ts';

export interface Region {
  readonly id: string;
  readonly name: Name;
}

export const regions: readonly Region[] = [
  { id: 'cn-north-4', name: { en: 'CN North-Beijing4', zh: '华北-北京四' } },
  { id: 'cn-south-1', name: { en: 'CN South-Guangzhou', zh: '华南-广州' } },
  { id: 'cn-east-3', name: { en: 'CN East-Shanghai1', zh: '华东-上海一' } },
  { id: 'ap-southeast-1', name: { en: 'CN-Hong Kong', zh: '中国-香港' } },
  { id: 'ap-southeast-3', name: { en: 'AP-Singapore', zh: '亚太-新加坡' } },
  { id: 'eu-west-101', name: { en: 'EU-Dublin', zh: '欧洲-都柏林' } },
];
