import { createDesk, type Desk, type DeskOptions } from './desk.ts';
import { createTrail } from './trail.ts';
import { auditReads } from './visibility/audit-reads.ts';
import { blindParts } from './visibility/blind.ts';
import { guardDesk } from './visibility/guard.ts';

export type OpenDeskOptions = DeskOptions & {
  /** Whether each reading of a ticket is recorded, too. */
  readonly auditsReads?: boolean | undefined;
};

/** The desk as people have it: each sees what `visibility` says, and for what they do not see it is as if it did not exist. */
export function openDesk({ auditsReads = false, ...options }: OpenDeskOptions): Desk {
  const { visibility, links, privacy } = options;
  const [desk, blind] = [createDesk(options), createDesk(blindParts(options))];
  const trail = createTrail({ log: { warn: () => undefined }, ...options });
  const guarded = guardDesk({ visibility, links, privacy, trail, desk, blind });
  return auditsReads ? auditReads(guarded, trail) : guarded;
}
