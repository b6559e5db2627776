import type { Name } from './name.ts';
import type { ProblemType } from './problem-types.ts';

export interface Template {
  readonly id: string;
  readonly name: Name;
  readonly content: Name;
}

const fault: Template = {
  id: 'fault-report',
  name: { en: 'Fault report', zh: '故障报告' },
  content: {
    en: 'What happens:\nSince when:\nResource IDs:\nWhat was changed before:\nImpact on the business:',
    zh: '故障现象：\n开始时间：\n资源 ID：\n之前的变更：\n业务影响：',
  },
};

const setup: Template = {
  id: 'configuration',
  name: { en: 'Configuration problem', zh: '配置问题' },
  content: {
    en: 'What you want to reach:\nWhat you did:\nWhat happened instead:',
    zh: '目标：\n操作步骤：\n实际结果：',
  },
};

/** The templates of a problem type; consultations have none. */
export function templatesOf(type: ProblemType): readonly Template[] {
  if (type.caseType === '5') return [fault];
  return type.parameters ? [setup] : [];
}
