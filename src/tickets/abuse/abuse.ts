import type { UploadProgress } from '../ticket/attachments.ts';
import type { FileSource } from '../ports.ts';

/** What a report is about: an infringed right, or something illegal on offer. */
export const reportKinds = ['infringement', 'illegal'] as const;

/** The capacity in which somebody reports. */
export const reporterKinds = ['company', 'individual', 'agent', 'lawyer', 'owner'] as const;

/** The kind of right that is infringed. */
export const rightKinds = ['copyright', 'trademark', 'patent'] as const;

export interface AbuseReport {
  readonly kind: (typeof reportKinds)[number];
  /** The Huawei Cloud products or services concerned, and the addresses of websites. */
  readonly products: string;
  readonly sites: string;
  readonly content: string;
  /** The infringed right, as far as it is known. */
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
  /** Files that support the report, and files that identify the reporter. */
  readonly proofs: readonly FileSource[];
  readonly identity: readonly FileSource[];
  /** Called while the files are uploaded. */
  readonly onProgress: (progress: UploadProgress) => void;
}

export interface AbuseArea {
  /** @param proofs and `identity`: attachment ids */
  send(report: AbuseReport, proofs: readonly string[], identity: readonly string[]): Promise<void>;
}
