import type { Name } from './name.ts';
import type { ProblemType } from './problem-types.ts';

export interface Severity {
  readonly id: string;
  readonly name: Name;
}

const all: readonly Severity[] = [
  { id: 'low', name: { en: 'General guidance', zh: '一般咨询' } },
  { id: 'medium', name: { en: 'System impaired', zh: '系统受损' } },
  { id: 'high', name: { en: 'Production system down', zh: '生产系统故障' } },
];

/** Only fault reports have severities. */
export function severitiesOf(type: ProblemType): readonly Severity[] {
  return type.caseType === '5' ? all : [];
}

export function severityOf(id: string | undefined): Severity | undefined {
  return all.find((severity) => severity.id === id);
}
