/** What the account can give to users or withhold from them, beside the roles of IAM. */
export const privileges = ['create', 'export'] as const;

export type Privilege = (typeof privileges)[number];

export interface PrivilegeState {
  /** Whether privileges count at all; where not, everybody may do everything. */
  readonly enforced: boolean;
  /** What the user of this app holds. */
  readonly held: readonly Privilege[];
}

export interface PrivilegeArea {
  enforced(): Promise<boolean>;
  holds(privilege: Privilege): Promise<boolean>;
  /** Grants a privilege, or withdraws it. */
  set(privilege: Privilege, held: boolean): Promise<void>;
}
