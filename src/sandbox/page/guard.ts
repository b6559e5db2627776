import type { IncomingHttpHeaders } from 'node:http';

export interface Refusal {
  readonly status: number;
  readonly error: string;
}

/**
 * Checks who may talk to the page's server: only a browser on this machine that opened the page itself. The Host is
 * checked so that no foreign name pointed at the loopback address (DNS rebinding) reads anything; the Origin and
 * `Sec-Fetch-Site` so that no other site's page sends anything (cross-site request forgery).
 * @param authorities the hosts with port under which the page is opened
 */
export function refuse(headers: IncomingHttpHeaders, authorities: readonly string[]): Refusal | undefined {
  const host = headers.host ?? '';
  if (!authorities.includes(host)) return { status: 403, error: 'This page answers under its own address only.' };
  const { origin } = headers;
  const foreign = origin !== undefined && origin !== `http://${host}`;
  const site = headers['sec-fetch-site'];
  // `none`: the address was typed.
  const crossSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  return foreign || crossSite ? { status: 403, error: 'Other pages may not use this one.' } : undefined;
}

/** Whether a body is JSON: another site's form cannot send that without a preflight. */
export function isJson(headers: IncomingHttpHeaders): boolean {
  return /^application\/json(\s*;|$)/i.test(headers['content-type'] ?? '');
}
