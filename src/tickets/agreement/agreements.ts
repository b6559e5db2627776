/** Actions that require an agreement: opening a ticket, letting an engineer in. */
export const agreementKinds = ['ticket', 'access'] as const;

export type AgreementKind = (typeof agreementKinds)[number];

/** An agreement as it is in force now. Each version has its own id. */
export interface Agreement {
  readonly id: number;
  readonly name: string;
  /** Plain text or HTML, as served. */
  readonly text: string;
  readonly version?: number | undefined;
}

export interface AgreementArea {
  /** The agreement in force; undefined if there is none of this kind. */
  inForce(kind: AgreementKind): Promise<Agreement | undefined>;
  /** Whether the account has signed the version in force. */
  isSigned(kind: AgreementKind): Promise<boolean>;
  /** @returns the number of the signature's record, if the service gives one */
  sign(id: number): Promise<number | undefined>;
}
