import type { Name } from './name.ts';

/** The results of a check, as numbered by the contract. */
export const ProblemLevel = { notExecuted: 0, normal: 3, abnormal: 4 } as const;
export type ProblemLevel = (typeof ProblemLevel)[keyof typeof ProblemLevel];

export interface DiagnosisItem {
  readonly id: string;
  readonly name: Name;
  readonly level: ProblemLevel;
  readonly advice: Name;
  /** Where the advice is explained. */
  readonly url?: string;
  /** True: hidden from the customer. */
  readonly hidden?: true;
}

/** The checks of a diagnosis, one for each level and a hidden one. */
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

/** Statuses of a job, as numbered by the contract; the last three are failures of the diagnosis itself. */
export const JobStatus = {
  preparing: 0,
  executing: 2,
  completed: 3,
  failed: 4,
  notExecuted: 7,
  unavailable: 8,
} as const;
export type JobEnd = 3 | 4 | 7 | 8;

/** Required parameters of a diagnosis, by type: 1 ECS, 2 RDS. */
export const neededParameters: Readonly<Record<number, string>> = { 1: 'eip', 2: 'instanceId' };
