import type { Label } from '../ticket/ticket.ts';

/** A label of the account, as it is managed. */
export interface AccountLabel extends Label {
  /** `#rrggbb`; absent where the service tells none. */
  readonly color?: string | undefined;
}

/** The name and the colour that a label is to have. */
export interface LabelLook {
  readonly name: string;
  readonly color: string;
}

export interface LabelArea {
  /** All labels of the account. */
  list(): Promise<readonly AccountLabel[]>;
  create(look: LabelLook): Promise<void>;
  change(id: string, look: LabelLook): Promise<void>;
  /** Deletes a label; tickets lose it. */
  remove(id: string): Promise<void>;
  /** Undefined: the service does not tell. */
  ofTicket(ticket: string): Promise<readonly AccountLabel[] | undefined>;
  /** Any number of labels, which may take several calls. */
  attach(ticket: string, ids: readonly string[]): Promise<void>;
  detach(ticket: string, ids: readonly string[]): Promise<void>;
}
