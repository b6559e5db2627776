import type { Parameter } from '../catalog/catalog.ts';
import type { FormValues } from '../create/form.ts';

/** A parameter that a ticket has. */
export interface Given {
  readonly key: string;
  readonly value: string;
}

/** Determines which parameters a ticket can have; catalog ids. */
export interface TicketKind {
  readonly product: string;
  readonly problemType: string;
}

export interface TicketParameters {
  readonly description: string;
  /** As far as the service returns them. */
  readonly given: readonly Given[];
  /** Absent if the catalog no longer lists the ticket's product and problem type. */
  readonly kind?: TicketKind | undefined;
  /** The parameters that can be added. */
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
  /** Adds to the ticket's parameters, in the format of `written`. */
  add(ticket: string, values: Readonly<Record<string, string>>): Promise<void>;
}
