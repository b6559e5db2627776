import type { Session } from '../state/world.ts';

/** A minute on a host: one command, one file. */
export function sessionOf(id: number, now: number): Session {
  return {
    id,
    from: now,
    to: now + 60_000,
    commands: [{ text: 'df -h', at: now + 10_000 }],
    files: [{ name: 'syslog', from: '/var/log/syslog', to: '/tmp/syslog', at: now + 20_000 }],
  };
}
