/** A server that can be diagnosed. */
export interface Resource {
  readonly id: string;
  readonly name: string;
  /** An IP address, where the service names one. */
  readonly address?: string | undefined;
}

/** How much a finding matters: the API's levels are 0 (fine), 3 (warning) and 4 (problem); others count as warnings. */
export type FindingLevel = 'fine' | 'warning' | 'problem';

export interface Finding {
  /** Names the check. */
  readonly id: string;
  readonly name: string;
  readonly level: FindingLevel;
  readonly advice?: string | undefined;
  /** Where the advice is explained: http or https. */
  readonly url?: string | undefined;
}

/** How far a diagnosis is. */
export interface DiagnosisState {
  readonly running: boolean;
  /** Checks that are finished, and how many there are; 0 where the service does not tell. */
  readonly finished: number;
  readonly checks: number;
}

/** A diagnosis that was made before. */
export interface DiagnosisRecord {
  readonly job: string;
  readonly resource?: string | undefined;
  /** Epoch milliseconds. */
  readonly at?: number | undefined;
  /** How many of its findings are problems. */
  readonly problems: number;
}

export interface DiagnosisArea {
  /** Servers in a region. Undefined where this account has no diagnosis. */
  resources(regionId: string): Promise<readonly Resource[] | undefined>;
  /** Starts a diagnosis and answers what names it. */
  start(regionId: string, resource: Resource): Promise<string>;
  state(job: string): Promise<DiagnosisState>;
  findings(job: string): Promise<readonly Finding[]>;
  /** The newest ones, at most `most`. Undefined where this account has no diagnosis. */
  records(most: number): Promise<readonly DiagnosisRecord[] | undefined>;
  rate(helpful: boolean): Promise<void>;
}
