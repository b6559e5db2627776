/** A server that can be diagnosed. */
export interface Resource {
  readonly id: string;
  readonly name: string;
  /** An IP address, if the service gives one. */
  readonly address?: string | undefined;
  /** The public address (EIP) that identifies it in a diagnosis, if the service gives one. */
  readonly eip?: string | undefined;
}

/** The result of a check; `unknown`: one that the service's reference does not name. */
export type CheckResult = 'abnormal' | 'unknown' | 'skipped' | 'normal';

/** A check of a diagnosis; only those meant to be shown. */
export interface Check {
  /** Identifies the check, also in `details`. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly result: CheckResult;
}

/** What the service says about a check in addition to its result. */
export interface CheckDetail {
  readonly id: string;
  readonly name?: string | undefined;
  readonly advice?: string | undefined;
  /** A page that explains the advice: http or https. */
  readonly url?: string | undefined;
}

/** A check with all its details. */
export type Finding = Omit<Check, 'name'> & Omit<CheckDetail, 'id' | 'name'> & { readonly name: string };

/** The results of a diagnosis, worst first. */
export interface Findings {
  readonly findings: readonly Finding[];
  /** Whether the advice for every check that needs one could be read. */
  readonly advised: boolean;
}

/**
 * The progress of a diagnosis. The last three are failures of the diagnosis itself and say nothing about the server.
 */
export type Progress = 'running' | 'completed' | 'failed' | 'skipped' | 'unavailable';

export interface DiagnosisState {
  readonly progress: Progress;
  readonly checks: readonly Check[];
}

/** Identifies a diagnosis and the region it runs in. */
export interface JobKey {
  readonly job: string;
  readonly region: string;
}

/** An earlier diagnosis. */
export interface DiagnosisRecord {
  readonly job: string;
  /** The public address of the diagnosed server. */
  readonly resource?: string | undefined;
  /** Epoch milliseconds. */
  readonly at?: number | undefined;
  /** Number of abnormal checks; undefined if it has no result. */
  readonly problems?: number | undefined;
}

export interface DiagnosisArea {
  /** Servers in a region. Undefined if this account has no diagnosis. */
  resources(regionId: string): Promise<readonly Resource[] | undefined>;
  /** Starts the diagnosis of the server with this public address and returns its id. */
  start(regionId: string, eip: string): Promise<string>;
  state(key: JobKey): Promise<DiagnosisState>;
  /** Details of these checks; some or all may be missing. */
  details(key: JobKey, checks: readonly string[]): Promise<readonly CheckDetail[]>;
  /** The newest records of a region or of all regions, at most `limit`. Undefined if this account has no diagnosis. */
  records(limit: number, regionId?: string): Promise<readonly DiagnosisRecord[] | undefined>;
  rate(helpful: boolean): Promise<void>;
}
