/** Limits posts per channel: a bucket that holds `burst` and fills with `perSecond`. */
export interface PostLimit {
  /** Takes one; returns undefined, or the seconds to wait. */
  take(channel: string): number | undefined;
}

/** A post may come early by this fraction of an interval, to tolerate clock and network jitter. */
const tolerance = 0.1;

export function createPostLimit(now: () => number, perSecond: number, burst: number): PostLimit {
  const buckets = new Map<string, { level: number; at: number }>();
  return {
    take(channel) {
      const at = now();
      const bucket = buckets.get(channel) ?? { level: burst, at };
      const level = Math.min(burst, bucket.level + (Math.max(0, at - bucket.at) / 1000) * perSecond);
      const allowed = level >= 1 - tolerance;
      buckets.set(channel, { level: allowed ? level - 1 : level, at });
      return allowed ? undefined : Math.max(1, Math.ceil((1 - level) / perSecond));
    },
  };
}
