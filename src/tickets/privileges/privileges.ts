/** The privileges that the account can give to its users, in addition to IAM roles. */
export const privileges = ['create', 'export'] as const;

export type Privilege = (typeof privileges)[number];

export interface PrivilegeState {
  /** Whether privileges are enforced; if not, everybody may do everything. */
  readonly enforced: boolean;
  /** The privileges of this app's API user. */
  readonly granted: readonly Privilege[];
}

export interface PrivilegeArea {
  enforced(): Promise<boolean>;
  holds(privilege: Privilege): Promise<boolean>;
  /** Grants or withdraws a privilege. */
  set(privilege: Privilege, held: boolean): Promise<void>;
}
