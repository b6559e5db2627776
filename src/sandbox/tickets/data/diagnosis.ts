import type { Name } from './name.ts';

/** What came out of a check, as the contract numbers it. */
export const ProblemLevel = { notExecuted: 0, normal: 3, abnormal: 4 } as const;
export type ProblemLevel = (typeof ProblemLevel)[keyof typeof ProblemLevel];

export interface DiagnosisItem {
  readonly id: string;
  readonly name: Name;
  readonly level: ProblemLevel;
  readonly advice: Name;
  /** Where the advice is explained. */
  readonly url?: string;
  /** True: not to be shown to the customer. */
  readonly hidden?: true;
}

/** What a diagnosis checks, with one of every level and one that is not to be shown. */
export const diagnosisItems: readonly DiagnosisItem[] = [
  {
    id: 'cpu-load',
    name: { en: 'CPU load', zh: 'CPU 负载' },
    level: ProblemLevel.normal,
    advice: { en: 'Nothing to do.', zh: '无需处理。' },
  },
  {
    id: 'security-group',
    name: { en: 'Security group rules', zh: '安全组规则' },
    level: ProblemLevel.abnormal,
    advice: { en: 'Allow port 22 from your address.', zh: '请放通 22 端口。' },
  },
  {
    id: 'disk-usage',
    name: { en: 'Disk usage', zh: '磁盘使用率' },
    level: ProblemLevel.abnormal,
    advice: { en: 'Free some space: the disk is almost full.', zh: '磁盘即将写满，请清理空间。' },
    url: 'https://support.huaweicloud.com/intl/en-us/trouble-ecs/',
  },
  {
    id: 'memory-leak',
    name: { en: 'Memory use over time', zh: '内存使用趋势' },
    level: ProblemLevel.notExecuted,
    advice: { en: 'Install the monitoring agent.', zh: '请安装监控插件。' },
  },
  {
    id: 'host-hardware',
    name: { en: 'Hardware of the host', zh: '宿主机硬件' },
    level: ProblemLevel.abnormal,
    advice: { en: 'For the operations team only.', zh: '仅供运维人员查看。' },
    hidden: true,
  },
];

/** Statuses of a job, as the contract numbers them; the last three are failures of the diagnosis itself. */
export const JobStatus = {
  preparing: 0,
  executing: 2,
  completed: 3,
  failed: 4,
  notExecuted: 7,
  unavailable: 8,
} as const;
export type JobEnd = 3 | 4 | 7 | 8;

/** What a diagnosis of a type cannot do without: 1 ECS, 2 RDS. */
export const neededParameters: Readonly<Record<number, string>> = { 1: 'eip', 2: 'instanceId' };
