import type { TicketServiceServer } from '../tickets/service.ts';
import type { WorkspaceServer } from '../workspace/index.ts';

/** The participants of the scenario. */
export interface Stage {
  readonly tickets: TicketServiceServer['control'];
  readonly workspace: WorkspaceServer['control'];
}

/** Reports an event: who, and what they do or see. */
export type Say = (who: string, what: string) => void;

/** A step of the scenario did not happen. */
export class StepFailed extends Error {
  constructor(step: string, options: ErrorOptions) {
    const { cause } = options;
    super(`${step}: ${cause instanceof Error ? cause.message : String(cause)}`, options);
    this.name = 'StepFailed';
  }
}

/** Runs a step; names it if it fails. */
export async function step<T>(name: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw new StepFailed(name, { cause: error });
  }
}
