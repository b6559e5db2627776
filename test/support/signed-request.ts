import { createHmac } from 'node:crypto';

/** What is wrong with a request to the bot. */
export interface Signing {
  readonly secret: string;
  /** Seconds since it was signed. */
  readonly age?: number | undefined;
}

/** Slack's signature (v0) of a body, implemented from its documentation alone. */
export function signed(body: string, { secret, age = 0 }: Signing): Record<string, string> {
  const time = String(Math.floor(Date.now() / 1000) - age);
  const mac = createHmac('sha256', secret).update(`v0:${time}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${mac}` };
}

/** Sends a body as Slack does: an interaction or command as a form, an event as JSON. */
export function send(address: string, body: string, signing: Signing, type = 'application/x-www-form-urlencoded') {
  return fetch(address, { method: 'POST', body, headers: { 'content-type': type, ...signed(body, signing) } });
}

/** The body of an interaction. */
export function interaction(payload: unknown): string {
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

/** The part of every payload that describes a person of the embedded workspace. */
export function from(user: string, team = 'T0SANDBOX0') {
  return { user: { id: user, team_id: team }, team: { id: team }, api_app_id: 'A0SANDBOX0', token: 'x' };
}
