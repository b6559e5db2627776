import type { Name } from './name.ts';

/** Kinds of additional parameters, as numbered by the contract. */
export const ParameterKind = { integer: 1, line: 3, single: 4, multiple: 5, agreement: 7, text: 8 } as const;

export interface ExtraParameter {
  readonly key: string;
  readonly kind: (typeof ParameterKind)[keyof typeof ParameterKind];
  readonly name: Name;
  readonly tips: Name;
  readonly required?: true;
  readonly sensitive?: true;
  /** Characters. */
  readonly length?: number;
  readonly min?: number;
  readonly max?: number;
  readonly initial?: string;
  readonly choices?: readonly { readonly id: string; readonly name: Name }[];
}

const none: Name = { en: '', zh: '' };

/** One of every documented kind, including a required and a sensitive one. */
export const extraParameters: readonly ExtraParameter[] = [
  {
    key: 'resource_id',
    kind: ParameterKind.line,
    name: { en: 'Resource ID', zh: '资源 ID' },
    tips: { en: 'As shown in the console', zh: '控制台中显示的 ID' },
    required: true,
    length: 64,
  },
  {
    key: 'instance_count',
    kind: ParameterKind.integer,
    name: { en: 'Number of instances', zh: '实例数量' },
    tips: none,
    min: 1,
    max: 1000,
    initial: '1',
  },
  {
    key: 'operating_system',
    kind: ParameterKind.single,
    name: { en: 'Operating system', zh: '操作系统' },
    tips: none,
    choices: [
      { id: 'linux', name: { en: 'Linux', zh: 'Linux' } },
      { id: 'windows', name: { en: 'Windows', zh: 'Windows' } },
      { id: 'other', name: { en: 'Other', zh: '其他' } },
    ],
  },
  {
    key: 'symptoms',
    kind: ParameterKind.multiple,
    name: { en: 'Symptoms', zh: '现象' },
    tips: { en: 'All that apply', zh: '可多选' },
    choices: [
      { id: 'slow', name: { en: 'Slow', zh: '缓慢' } },
      { id: 'errors', name: { en: 'Error messages', zh: '报错' } },
      { id: 'unreachable', name: { en: 'Not reachable', zh: '无法访问' } },
    ],
  },
  {
    key: 'steps',
    kind: ParameterKind.text,
    name: { en: 'Steps to reproduce', zh: '复现步骤' },
    tips: none,
    length: 500,
  },
  {
    key: 'login_password',
    kind: ParameterKind.line,
    name: { en: 'Temporary password', zh: '临时密码' },
    tips: { en: 'Change it once the ticket is closed', zh: '工单关闭后请修改' },
    sensitive: true,
    length: 32,
  },
  {
    key: 'data_consent',
    kind: ParameterKind.agreement,
    name: { en: 'I agree that engineers may look at the configuration', zh: '同意工程师查看配置' },
    tips: none,
    choices: [{ id: '1', name: { en: 'I agree', zh: '同意' } }],
  },
];

/** Common fields of the form, with whether they are shown and required. */
export const commonFields: readonly { readonly key: string; readonly name: Name }[] = [
  { key: 'remind_mobile', name: { en: 'Mobile number', zh: '手机号码' } },
  { key: 'remind_mail', name: { en: 'E-mail address', zh: '邮箱' } },
  { key: 'project_id', name: { en: 'Project', zh: '项目' } },
];
