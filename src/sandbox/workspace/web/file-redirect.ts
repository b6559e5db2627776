/** Redirects downloads on demand, to test whether the token follows. */
export interface FileRedirect {
  target(): string | undefined;
  /** @param url undefined ends it */
  set(url: string | undefined): void;
}

export function createFileRedirect(): FileRedirect {
  let target: string | undefined;
  return { target: () => target, set: (url) => (target = url) };
}
