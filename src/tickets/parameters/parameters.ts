import type { Parameter } from '../catalog/catalog.ts';
import type { FormValues } from '../create/form.ts';

/** A parameter that a ticket has been given. */
export interface Given {
  readonly key: string;
  readonly value: string;
}

/** What decides which parameters a ticket can have; ids of the catalog. */
export interface TicketKind {
  readonly product: string;
  readonly problemType: string;
}

export interface TicketParameters {
  readonly description: string;
  /** As far as the service tells them. */
  readonly given: readonly Given[];
  /** Absent where the catalog does not list product and problem type of the ticket any more. */
  readonly kind?: TicketKind | undefined;
  /** Those that can be added. */
  readonly questions: readonly Parameter[];
}

export interface ParametersRequest {
  readonly key: string;
  readonly id: string;
  readonly kind: TicketKind;
  /** As in the create form. */
  readonly values: Pick<FormValues, 'parameters' | 'secrets'>;
}

export interface ParameterArea {
  show(ticket: string): Promise<readonly Given[]>;
  /** Adds to what the ticket has, in the form that `written` gives. */
  add(ticket: string, values: Readonly<Record<string, string>>): Promise<void>;
}
