import { createDesk, type Desk, type DeskOptions } from './desk.ts';
import { createTrail } from './trail.ts';
import { blindParts } from './visibility/blind.ts';
import { guardDesk } from './visibility/guard.ts';

/** The desk as people have it: each sees what `visibility` says, and for what they do not see it is as if it did not exist. */
export function openDesk(options: DeskOptions): Desk {
  const { account, visibility, links } = options;
  const [desk, blind] = [createDesk(options), createDesk(blindParts(options))];
  const trail = createTrail({ log: { warn: () => undefined }, ...options });
  return guardDesk({ account, visibility, links, trail, desk, blind });
}
