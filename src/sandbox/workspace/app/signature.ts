import { createHmac } from 'node:crypto';

/**
 * Headers with which Slack signs a request to the app (docs.slack.dev, "Verifying requests from Slack"):
 * HMAC-SHA256 of `v0:<seconds>:<body>`.
 */
export function signatureHeaders(secret: string, body: string, seconds: number): Readonly<Record<string, string>> {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` };
}
