import type { Name } from './name.ts';

export interface Category {
  readonly id: string;
  readonly name: Name;
  readonly products: readonly Product[];
}

export interface Product {
  readonly id: string;
  readonly acronym: string;
  readonly name: Name;
}

/** Categories (incident sub-types) with their products. */
export const categories: readonly Category[] = [
  {
    id: 'compute',
    name: { en: 'Compute', zh: '计算' },
    products: [
      { id: 'ecs', acronym: 'ECS', name: { en: 'Elastic Cloud Server', zh: '弹性云服务器' } },
      { id: 'as', acronym: 'AS', name: { en: 'Auto Scaling', zh: '弹性伸缩' } },
      { id: 'cce', acronym: 'CCE', name: { en: 'Cloud Container Engine', zh: '云容器引擎' } },
    ],
  },
  {
    id: 'storage',
    name: { en: 'Storage', zh: '存储' },
    products: [
      { id: 'obs', acronym: 'OBS', name: { en: 'Object Storage Service', zh: '对象存储服务' } },
      { id: 'evs', acronym: 'EVS', name: { en: 'Elastic Volume Service', zh: '云硬盘' } },
      { id: 'cbr', acronym: 'CBR', name: { en: 'Cloud Backup and Recovery', zh: '云备份' } },
    ],
  },
  {
    id: 'network',
    name: { en: 'Networking', zh: '网络' },
    products: [
      { id: 'vpc', acronym: 'VPC', name: { en: 'Virtual Private Cloud', zh: '虚拟私有云' } },
      { id: 'elb', acronym: 'ELB', name: { en: 'Elastic Load Balance', zh: '弹性负载均衡' } },
      { id: 'eip', acronym: 'EIP', name: { en: 'Elastic IP', zh: '弹性公网IP' } },
    ],
  },
  {
    id: 'database',
    name: { en: 'Databases', zh: '数据库' },
    products: [
      { id: 'rds', acronym: 'RDS', name: { en: 'Relational Database Service', zh: '云数据库 RDS' } },
      { id: 'dcs', acronym: 'DCS', name: { en: 'Distributed Cache Service', zh: '分布式缓存服务' } },
    ],
  },
  {
    id: 'account',
    name: { en: 'Account and billing', zh: '账号与费用' },
    products: [
      { id: 'iam', acronym: 'IAM', name: { en: 'Identity and Access Management', zh: '统一身份认证服务' } },
      { id: 'billing', acronym: 'BILL', name: { en: 'Billing and Orders', zh: '费用与订单' } },
    ],
  },
];

export function categoryOf(productId: string): Category | undefined {
  return categories.find(({ products }) => products.some(({ id }) => id === productId));
}

export function productOf(productId: string): Product | undefined {
  return categoryOf(productId)?.products.find(({ id }) => id === productId);
}
