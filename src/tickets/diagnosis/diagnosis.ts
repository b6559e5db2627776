/** A server that can be diagnosed. */
export interface Resource {
  readonly id: string;
  readonly name: string;
  /** An IP address, where the service names one. */
  readonly address?: string | undefined;
  /** The public one (EIP), by which it is diagnosed, where the service names that. */
  readonly eip?: string | undefined;
}

/** What came out of a check; `unknown`: nothing that the service's reference names. */
export type CheckResult = 'abnormal' | 'unknown' | 'skipped' | 'normal';

/** A check of a diagnosis, of those that are to be shown. */
export interface Check {
  /** Names the check, also for `details`. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  readonly result: CheckResult;
}

/** What the service tells of a check beside its result. */
export interface CheckDetail {
  readonly id: string;
  readonly name?: string | undefined;
  readonly advice?: string | undefined;
  /** Where the advice is explained: http or https. */
  readonly url?: string | undefined;
}

/** A check with all that is known of it. */
export type Finding = Omit<Check, 'name'> & Omit<CheckDetail, 'id' | 'name'> & { readonly name: string };

/** What a diagnosis found, the worst first. */
export interface Findings {
  readonly findings: readonly Finding[];
  /** Whether the advice of all checks that need one could be read. */
  readonly advised: boolean;
}

/** How far a diagnosis is. The last three are failures of it: it found nothing, in whatever state the server is. */
export type Progress = 'running' | 'completed' | 'failed' | 'skipped' | 'unavailable';

export interface DiagnosisState {
  readonly progress: Progress;
  readonly checks: readonly Check[];
}

/** Which diagnosis, and in which region it runs. */
export interface JobKey {
  readonly job: string;
  readonly region: string;
}

/** A diagnosis that was made before. */
export interface DiagnosisRecord {
  readonly job: string;
  /** What was diagnosed: the public address of a server. */
  readonly resource?: string | undefined;
  /** Epoch milliseconds. */
  readonly at?: number | undefined;
  /** How many of its checks are abnormal; undefined where it has no result. */
  readonly problems?: number | undefined;
}

export interface DiagnosisArea {
  /** Servers in a region. Undefined where this account has no diagnosis. */
  resources(regionId: string): Promise<readonly Resource[] | undefined>;
  /** Starts the diagnosis of the server with this public address, and answers what names it. */
  start(regionId: string, eip: string): Promise<string>;
  state(key: JobKey): Promise<DiagnosisState>;
  /** Of these checks; of some or all it may know nothing. */
  details(key: JobKey, checks: readonly string[]): Promise<readonly CheckDetail[]>;
  /** The newest ones of a region or of all, at most `most`. Undefined where this account has no diagnosis. */
  records(most: number, regionId?: string): Promise<readonly DiagnosisRecord[] | undefined>;
  rate(helpful: boolean): Promise<void>;
}
