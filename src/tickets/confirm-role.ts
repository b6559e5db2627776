import type { Role } from './roles.ts';

/** Asks anew which role somebody has; undefined where that cannot be learned. Never rejects. */
export type RoleNow = (user: string) => Promise<Role | undefined>;
