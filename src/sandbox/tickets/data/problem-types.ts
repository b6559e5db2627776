import type { Name } from './name.ts';
import { categoryOf } from './products.ts';

export interface ProblemType {
  /** The product's id and the kind: `ecs-fault`. */
  readonly id: string;
  readonly name: Name;
  /** 0 consultation, 5 fault report, which needs a region. */
  readonly caseType: '0' | '5';
  readonly supportPlan: boolean;
  /** Whether it has additional parameters. */
  readonly parameters: boolean;
}

/** The ticket type for a problem type, as named by the list and the detail (`incident_type_name`). */
export function ticketTypeName({ caseType }: ProblemType): Name {
  return caseType === '5' ? { en: 'Fault report', zh: '报障' } : { en: 'Consultation', zh: '咨询' };
}

type Kind = Omit<ProblemType, 'id'> & { readonly kind: string };

const technical: readonly Kind[] = [
  {
    kind: 'usage',
    name: { en: 'How to use it', zh: '使用咨询' },
    caseType: '0',
    supportPlan: false,
    parameters: false,
  },
  {
    kind: 'fault',
    name: { en: 'Service not available', zh: '服务故障' },
    caseType: '5',
    supportPlan: false,
    parameters: false,
  },
  {
    kind: 'setup',
    name: { en: 'Configuration problem', zh: '配置问题' },
    caseType: '0',
    supportPlan: false,
    parameters: true,
  },
  {
    kind: 'review',
    name: { en: 'Architecture review', zh: '架构评审' },
    caseType: '0',
    supportPlan: true,
    parameters: false,
  },
];

const commercial: readonly Kind[] = [
  {
    kind: 'question',
    name: { en: 'General question', zh: '业务咨询' },
    caseType: '0',
    supportPlan: false,
    parameters: false,
  },
  {
    kind: 'access',
    name: { en: 'Cannot sign in', zh: '无法登录' },
    caseType: '5',
    supportPlan: false,
    parameters: false,
  },
];

/** Problem types of a product; none for an unknown one. */
export function problemTypesOf(productId: string): readonly ProblemType[] {
  const category = categoryOf(productId);
  if (category === undefined) return [];
  const kinds = category.id === 'account' ? commercial : technical;
  return kinds.map(({ kind, ...rest }) => ({ id: `${productId}-${kind}`, ...rest }));
}

/** The problem type of an id, with the product it belongs to. */
export function problemTypeOf(id: string): { readonly productId: string; readonly type: ProblemType } | undefined {
  const productId = id.split('-')[0] ?? '';
  const type = problemTypesOf(productId).find((candidate) => candidate.id === id);
  return type === undefined ? undefined : { productId, type };
}
