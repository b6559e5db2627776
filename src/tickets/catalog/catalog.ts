/** An entry of a list to choose from. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface Product extends Choice {
  /** The category (sub-type) that lists the product; the create call takes it along. */
  readonly categoryId?: string | undefined;
}

export interface ProblemType extends Choice {
  /** The API's case type 5: the ticket needs a region. */
  readonly needsRegion: boolean;
}

/** Kinds of additional parameters; `unknown` ones are asked as a single line. */
export type ParameterKind = 'integer' | 'line' | 'single-choice' | 'multiple-choice' | 'agreement' | 'text' | 'unknown';

export interface Parameter {
  readonly key: string;
  readonly name: string;
  readonly kind: ParameterKind;
  readonly required: boolean;
  readonly hint?: string | undefined;
  readonly initial?: string | undefined;
  /** Characters, for lines and texts. */
  readonly maxLength?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** For choices and agreements. */
  readonly options: readonly Choice[];
  /** Holds what must not be kept (a password, say): never put into a draft. */
  readonly sensitive: boolean;
}

/** Common fields whose presence the problem type decides (contact, project and the like), by the API's key. */
export interface CommonField {
  readonly key: string;
  readonly name: string;
  readonly required: boolean;
}

export interface Template extends Choice {
  readonly text: string;
}

/** What may be uploaded, as served; never hard-coded. */
export interface UploadLimits {
  readonly count: number;
  /** Bytes for each file. */
  readonly size: number;
  /** Lower-case extensions without the dot; empty where the service names none (then all are let through). */
  readonly types: readonly string[];
}

/** Who else may get what is mailed about a ticket. */
export interface CarbonCopies {
  /** How many addresses a ticket may have, as served; absent where the service names no number. */
  readonly most?: number | undefined;
  /** Addresses that the account has used or configured. */
  readonly known: readonly string[];
}

/** The lists that the create form is filled from. */
export interface Catalog {
  products(): Promise<readonly Product[]>;
  problemTypes(productId: string): Promise<readonly ProblemType[]>;
  regions(): Promise<readonly Choice[]>;
  /** Empty where the problem type has no severity to choose. */
  severities(productId: string, problemTypeId: string): Promise<readonly Choice[]>;
  templates(problemTypeId: string): Promise<readonly Template[]>;
  /** @param categoryId that of the product, where the catalog names one; a cached catalog finds it */
  parameters(
    productId: string,
    problemTypeId: string,
    categoryId?: string,
  ): Promise<{ readonly parameters: readonly Parameter[]; readonly common: readonly CommonField[] }>;
  areaCodes(): Promise<readonly Choice[]>;
  uploadLimits(): Promise<UploadLimits>;
  carbonCopies(): Promise<CarbonCopies>;
}
