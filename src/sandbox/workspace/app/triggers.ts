import { SlackError } from '../error.ts';
import { newSecret } from '../state/ids.ts';

/** Who interacted, and with which view, if any. */
export interface Trigger {
  readonly user: string;
  readonly view?: string | undefined;
  /** The conversation it came from, if any. */
  readonly channel?: string | undefined;
}

export interface Triggers {
  issue(trigger: Trigger): string;
  /**
   * Returns who interacted, once. Throws `invalid_trigger_id`, `exchanged_trigger_id` (used before) or
   * `expired_trigger_id` (older than three seconds).
   */
  redeem(id: string): Trigger;
}

export function createTriggers(now: () => number, life: number): Triggers {
  const issued = new Map<string, Trigger & { readonly at: number; used: boolean }>();
  return {
    issue(trigger) {
      const at = now();
      for (const [id, old] of issued) {
        if (at - old.at < life + 60_000) break;
        issued.delete(id);
      }
      const id = `${Math.floor(at)}.${newSecret()}`;
      issued.set(id, { ...trigger, at, used: false });
      return id;
    },
    redeem(id) {
      const trigger = issued.get(id);
      if (trigger === undefined) throw new SlackError('invalid_trigger_id');
      if (trigger.used) throw new SlackError('exchanged_trigger_id');
      if (now() - trigger.at > life) throw new SlackError('expired_trigger_id');
      trigger.used = true;
      return trigger;
    },
  };
}
