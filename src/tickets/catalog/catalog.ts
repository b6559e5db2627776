/** An entry of a selection list. */
export interface Choice {
  readonly id: string;
  readonly name: string;
}

export interface Product extends Choice {
  /** The category (sub-type) that lists the product. The create call includes it. */
  readonly categoryId?: string | undefined;
}

export interface ProblemType extends Choice {
  /** The API's case type 5: the ticket needs a region. */
  readonly needsRegion: boolean;
}

/** Kinds of additional parameters. An `unknown` kind is shown as a single-line input. */
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
  /** Holds a secret (a password, for example); never stored in a draft. */
  readonly sensitive: boolean;
}

/** Common fields (contact, project and the like) that a problem type may require, by the API's key. */
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
  /** Lower-case extensions without the dot; empty if the service names none (then all are allowed). */
  readonly types: readonly string[];
}

/** Who else can get the emails about a ticket. */
export interface CarbonCopies {
  /** Maximum number of addresses per ticket, as served; absent if the service gives none. */
  readonly most?: number | undefined;
  /** Addresses that the account has used or configured. */
  readonly known: readonly string[];
}

/** The lists behind the create form. */
export interface Catalog {
  products(): Promise<readonly Product[]>;
  problemTypes(productId: string): Promise<readonly ProblemType[]>;
  regions(): Promise<readonly Choice[]>;
  /** Empty if the problem type has no severities. */
  severities(productId: string, problemTypeId: string): Promise<readonly Choice[]>;
  templates(problemTypeId: string): Promise<readonly Template[]>;
  /** @param categoryId category of the product, if the catalog names one; a cached catalog finds it */
  parameters(
    productId: string,
    problemTypeId: string,
    categoryId?: string,
  ): Promise<{ readonly parameters: readonly Parameter[]; readonly common: readonly CommonField[] }>;
  areaCodes(): Promise<readonly Choice[]>;
  uploadLimits(): Promise<UploadLimits>;
  carbonCopies(): Promise<CarbonCopies>;
}
