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

/** A file attached to the form; `url` is where it is fetched when the ticket is created. `size` in bytes. */
export interface FormFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly url: string;
}

/** A ticket that the new one can be related to. */
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
  /** Codes that verify phone and email; never stored. */
  readonly phoneCode?: string | undefined;
  readonly emailCode?: string | undefined;
  /** Addresses for copies, as typed. */
  readonly copies?: string | undefined;
  /** The id of the accepted agreement; never stored. */
  readonly agreement?: string | undefined;
  /** One entry for a text, one code per selected option for a choice. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  /** Like `parameters`, for values that must not be stored. */
  readonly secrets: Readonly<Record<string, readonly string[]>>;
  /** The selected related tickets, from those that the form offers. */
  readonly related?: readonly RelatedChoice[] | undefined;
  /** `private`: visible only to its creator and the members of its channel. */
  readonly private?: string | undefined;
  /** The channel to follow the ticket in. */
  readonly channel?: string | undefined;
  readonly files: readonly FormFile[];
}

export const emptyValues: FormValues = { description: '', parameters: {}, secrets: {}, files: [] };

/** What a form reads in addition to the lists: obstacles that a person should know about before sending. */
export interface FormSource extends Catalog {
  /** Undefined if there is no limit. */
  quota(productId: string, problemTypeId: string): Promise<Quota | undefined>;
  /** The agreement that must be signed first; undefined if none is open. */
  agreement(): Promise<Agreement | undefined>;
  contacts(points: readonly ContactPoint[]): Promise<readonly PointState[]>;
  /** Whether servers can be diagnosed; read only if the product is a server. */
  diagnosis(): Promise<boolean>;
  /** Whether tickets can be private. */
  privacy(): Promise<boolean>;
}

/** The answers so far. An absent one is not known yet, or was not asked for. */
export type FormAnswers = { readonly [Part in keyof FormSource]?: Awaited<ReturnType<FormSource[Part]>> | undefined };

/** The fields of a form and their options. */
export interface FormShape {
  readonly product?: Product | undefined;
  readonly problemType?: ProblemType | undefined;
  /** Absent if the problem type needs no region. */
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
  /** Whether the affected server can be diagnosed first. */
  readonly diagnosis: boolean;
  readonly contacts: readonly PointState[];
  /** Whether everything that the choices require has been loaded, so that the values can be checked. */
  readonly complete: boolean;
}

/**
 * @param answers what the catalog has returned
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

/** Whether the form already asks for this common field under its own name. */
function isOwnField(field: CommonField): boolean {
  return /phone|mobile|mail|contact|area|region|severity|description|accessor|attach|product/i.test(field.key);
}

/** Lengths of common fields that have their own place in the create call (CreateOrderIncidentV2Req). */
const commonLengths: ReadonlyMap<string, number> = new Map([
  ['project_id', 64],
  ['remind_time', 16],
]);

function asLine(field: CommonField): Parameter {
  return { ...field, kind: 'line', maxLength: commonLengths.get(field.key), options: [], sensitive: false };
}

/** Without products nothing can be checked. A product or problem type that is not chosen is reported by the check. */
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
  /** `code`: code of the parameter's key. */
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
  /** Neither a phone number nor an address. */
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

/** A problem with one field. `detail` holds values for the message: a limit, a name. */
export interface Problem {
  readonly field: FormField;
  readonly code: ProblemCode;
  readonly detail?: Readonly<Record<string, string | number>> | undefined;
}
