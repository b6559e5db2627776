import type { Label } from '../ticket/ticket.ts';

/** A label of the account, as shown in label management. */
export interface AccountLabel extends Label {
  /** `#rrggbb`; absent if the service gives none. */
  readonly color?: string | undefined;
}

/** The name and color of a label. */
export interface LabelLook {
  readonly name: string;
  readonly color: string;
}

export interface LabelArea {
  /** All labels of the account. */
  list(): Promise<readonly AccountLabel[]>;
  create(look: LabelLook): Promise<void>;
  change(id: string, look: LabelLook): Promise<void>;
  /** Deletes a label, also from its tickets. */
  remove(id: string): Promise<void>;
  /** Undefined: the service doesn't say. */
  ofTicket(ticket: string): Promise<readonly AccountLabel[] | undefined>;
  /** Any number of labels, which may take several calls. */
  attach(ticket: string, ids: readonly string[]): Promise<void>;
  detach(ticket: string, ids: readonly string[]): Promise<void>;
}
