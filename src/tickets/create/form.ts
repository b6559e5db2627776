import type { Agreement } from '../agreement/agreements.ts';
import type {
  CarbonCopies,
  Catalog,
  Choice,
  CommonField,
  Parameter,
  ProblemType,
  Product,
  Template,
  UploadLimits,
} from '../catalog/catalog.ts';
import { byCode } from './choice-code.ts';
import type { ContactPoint, PointState } from '../contact/contacts.ts';
import { isAboutServers } from '../diagnosis/applies.ts';
import type { Quota } from './quota.ts';

/** A file that a person gave along; `url` is where it is fetched when the ticket is made. `size` in bytes. */
export interface FormFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly url: string;
}

/** A ticket that the new one may be related to. */
export interface RelatedChoice {
  readonly id: string;
  readonly title: string;
}

/** What a person entered. Choices and keys of parameters are codes (`choice-code.ts`). */
export interface FormValues {
  readonly product?: string | undefined;
  readonly problemType?: string | undefined;
  readonly region?: string | undefined;
  readonly severity?: string | undefined;
  readonly description: string;
  readonly areaCode?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  /** Codes by which phone and e-mail are verified; never kept. */
  readonly phoneCode?: string | undefined;
  readonly emailCode?: string | undefined;
  /** Addresses for copies, as they were typed. */
  readonly copies?: string | undefined;
  /** The id of the agreement that is agreed to; never kept. */
  readonly agreement?: string | undefined;
  /** A text has one entry, a choice one code for each thing chosen. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** Like `parameters`, for those that must not be kept. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
  /** The tickets that the new one is to be related to, of those that the form offers. */
  readonly related?: readonly RelatedChoice[] | undefined;
  /** `private`: only who opens it and the members of its channel see it. */
  readonly private?: string | undefined;
  /** The channel to follow the ticket in. */
  readonly channel?: string | undefined;
  readonly files: readonly FormFile[];
}

export const emptyValues: FormValues = { description: '', parameters: {}, secrets: {}, files: [] };

/** What a form asks beside the lists: what stands between the person and the ticket, and is better known beforehand. */
export interface FormSource extends Catalog {
  /** Undefined where there is no limit. */
  quota(productId: string, problemTypeId: string): Promise<Quota | undefined>;
  /** The agreement that must be signed first; undefined where none is open. */
  agreement(): Promise<Agreement | undefined>;
  contacts(points: readonly ContactPoint[]): Promise<readonly PointState[]>;
  /** Whether servers can be diagnosed; asked only where the product is one. */
  diagnosis(): Promise<boolean>;
  /** Whether tickets can be private. */
  privacy(): Promise<boolean>;
}

/** What was answered so far; what is absent is not known (yet), or was not asked for. */
export type FormAnswers = { readonly [Part in keyof FormSource]?: Awaited<ReturnType<FormSource[Part]>> | undefined };

/** Which fields a form has, and what may be chosen in them. */
export interface FormShape {
  readonly product?: Product | undefined;
  readonly problemType?: ProblemType | undefined;
  /** Absent where the problem type needs no region. */
  readonly regions?: readonly Choice[] | undefined;
  readonly severities: readonly Choice[];
  readonly templates: readonly Template[];
  readonly parameters: readonly Parameter[];
  readonly areaCodes: readonly Choice[];
  readonly phoneRequired: boolean;
  readonly emailRequired: boolean;
  readonly limits?: UploadLimits | undefined;
  readonly copies?: CarbonCopies | undefined;
  readonly quota?: Quota | undefined;
  readonly agreement?: Agreement | undefined;
  /** Whether the server that it is about can be diagnosed first. */
  readonly diagnosis: boolean;
  readonly contacts: readonly PointState[];
  /** Whether all that the choices ask for is known, so that the values can be checked. */
  readonly complete: boolean;
}

/**
 * @param answers what the catalog has told
 * @param chosen the codes of product and problem type
 */
export function shapeOf(answers: FormAnswers, chosen: Pick<FormValues, 'product' | 'problemType'>): FormShape {
  const product = byCode(answers.products, chosen.product);
  const problemType = product && byCode(answers.problemTypes, chosen.problemType);
  const common = answers.parameters?.common ?? [];
  const regions = problemType?.needsRegion === true ? (answers.regions ?? []) : undefined;
  const all = [...(answers.parameters?.parameters ?? []), ...common.filter((field) => !isOwnField(field)).map(asLine)];
  return {
    product,
    problemType,
    regions,
    severities: problemType ? (answers.severities ?? []) : [],
    templates: problemType ? (answers.templates ?? []) : [],
    parameters: problemType ? all.filter((one, at) => all.findIndex((other) => other.key === one.key) === at) : [],
    areaCodes: answers.areaCodes ?? [],
    phoneRequired: common.some((field) => field.required && /phone|mobile/i.test(field.key)),
    emailRequired: common.some((field) => field.required && /mail/i.test(field.key)),
    limits: answers.uploadLimits,
    copies: answers.carbonCopies,
    quota: problemType && answers.quota,
    agreement: answers.agreement,
    diagnosis: product !== undefined && isAboutServers(product) && answers.diagnosis === true,
    contacts: answers.contacts ?? [],
    complete: isComplete(answers, product, problemType),
  };
}

/** Whether the form asks for this common field anyway, under a name of its own. */
function isOwnField(field: CommonField): boolean {
  return /phone|mobile|mail|contact|area|region|severity|description|accessor|attach|product/i.test(field.key);
}

/** Lengths of common fields that have a place of their own in the create call (CreateOrderIncidentV2Req). */
const commonLengths: ReadonlyMap<string, number> = new Map([
  ['project_id', 64],
  ['remind_time', 16],
]);

function asLine(field: CommonField): Parameter {
  return { ...field, kind: 'line', maxLength: commonLengths.get(field.key), options: [], sensitive: false };
}

/** Without products nothing can be checked; a product or problem type that is not chosen is for the check to find. */
function isComplete(answers: FormAnswers, product: Product | undefined, problemType: ProblemType | undefined): boolean {
  if (answers.products === undefined) return false;
  if (product === undefined) return true;
  if (answers.problemTypes === undefined) return false;
  if (problemType === undefined) return true;
  if (problemType.needsRegion && answers.regions === undefined) return false;
  return answers.severities !== undefined && answers.parameters !== undefined;
}

export type FormField =
  | 'product'
  | 'problemType'
  | 'region'
  | 'severity'
  | 'description'
  | 'areaCode'
  | 'phone'
  | 'email'
  | 'phoneCode'
  | 'emailCode'
  | 'copies'
  | 'agreement'
  | 'files'
  /** `code`: of the parameter's key. */
  | { readonly parameter: string };

export type ProblemCode =
  | 'required'
  | 'unknown-choice'
  | 'not-integer'
  | 'too-small'
  | 'too-large'
  | 'too-long'
  | 'bad-phone'
  | 'bad-email'
  /** Neither a number nor an address. */
  | 'one-needed'
  | 'bad-copy'
  | 'copy-count'
  | 'agree-first'
  /** The contact must be verified first. */
  | 'code-needed'
  | 'code-missing'
  | 'code-wrong'
  | 'file-count'
  | 'file-size'
  | 'file-type'
  | 'limits-unknown';

/** What is wrong with one field. `detail` holds what a text may need: a limit, a name. */
export interface Problem {
  readonly field: FormField;
  readonly code: ProblemCode;
  readonly detail?: Readonly<Record<string, string | number>> | undefined;
}
