import { createDesk, type Desk, type DeskOptions } from './desk.ts';
import { createTrail } from './trail.ts';
import { auditReads } from './visibility/audit-reads.ts';
import { blindParts } from './visibility/blind.ts';
import { guardDesk } from './visibility/guard.ts';

export type OpenDeskOptions = DeskOptions & {
  /** Whether reading a ticket is recorded in the audit log, too. */
  readonly auditsReads?: boolean | undefined;
};

/**
 * The use cases as people get them: each person sees what `visibility` allows, and anything else behaves as if it did
 * not exist.
 */
export function openDesk({ auditsReads = false, ...options }: OpenDeskOptions): Desk {
  const { visibility, links, privacy } = options;
  const [desk, blind] = [createDesk(options), createDesk(blindParts(options))];
  const trail = createTrail({ log: { warn: () => undefined }, ...options });
  const guarded = guardDesk({ visibility, links, privacy, trail, desk, blind });
  return auditsReads ? auditReads(guarded, trail) : guarded;
}
