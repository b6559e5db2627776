import type { UploadProgress } from '../ticket/attachments.ts';
import type { FileSource } from '../ports.ts';

/** What is reported: that somebody's rights are infringed, or that something against the law is offered. */
export const reportKinds = ['infringement', 'illegal'] as const;

/** As whom somebody reports. */
export const reporterKinds = ['company', 'individual', 'agent', 'lawyer', 'owner'] as const;

/** Whose infringement is reported. */
export const rightKinds = ['copyright', 'trademark', 'patent'] as const;

export interface AbuseReport {
  readonly kind: (typeof reportKinds)[number];
  /** The products or services of Huawei Cloud that it is about, and addresses of websites. */
  readonly products: string;
  readonly sites: string;
  readonly content: string;
  /** The right that is infringed; of it what is known. */
  readonly right: {
    readonly kind?: (typeof rightKinds)[number] | undefined;
    readonly area: string;
    readonly number: string;
    readonly content: string;
  };
  readonly reporter: {
    readonly kind: (typeof reporterKinds)[number];
    readonly name: string;
    readonly phone: string;
    readonly email: string;
    readonly area: string;
    readonly address: string;
    readonly company: string;
    readonly otherWay: string;
  };
}

export interface ReportRequest {
  readonly key: string;
  readonly report: AbuseReport;
  /** What proves the report, and who reports. */
  readonly proofs: readonly FileSource[];
  readonly identity: readonly FileSource[];
  /** Told while the files are on their way. */
  readonly onProgress: (progress: UploadProgress) => void;
}

export interface AbuseArea {
  /** @param proofs and `identity`: ids of attachments */
  send(report: AbuseReport, proofs: readonly string[], identity: readonly string[]): Promise<void>;
}
