import { newSecret } from '../state/ids.ts';

/** The target of a response_url. */
export interface ResponseTarget {
  readonly user: string;
  readonly channel: string;
  readonly thread?: string | undefined;
  /** The message whose button was pressed; absent for a command. */
  readonly message?: { readonly ts: string; readonly ephemeral: boolean } | undefined;
}

export interface ResponseUrls {
  issue(target: ResponseTarget): string;
  /** Counts a use. */
  use(id: string): ResponseTarget | 'expired_url' | 'used_url';
}

/** docs.slack.dev, "Handling user interaction": up to 5 times within 30 minutes. */
const uses = 5;
const life = 30 * 60_000;

/** @param url makes an address of this server from an id */
export function createResponseUrls(now: () => number, url: (id: string) => string): ResponseUrls {
  const issued = new Map<string, { readonly target: ResponseTarget; readonly at: number; used: number }>();
  return {
    issue(target) {
      const at = now();
      for (const [id, old] of issued) {
        if (at - old.at < 2 * life) break;
        issued.delete(id);
      }
      const id = newSecret();
      issued.set(id, { target, at, used: 0 });
      return url(id);
    },
    use(id) {
      const entry = issued.get(id);
      if (entry === undefined || now() - entry.at > life) return 'expired_url';
      if (entry.used >= uses) return 'used_url';
      entry.used += 1;
      return entry.target;
    },
  };
}
