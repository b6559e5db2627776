import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds of each answer, and of what followed it; answers per second over the entire run. */
export interface LoadResult {
  readonly perSecond: number;
  readonly latencies: readonly number[];
  readonly ends: readonly number[];
  /** Answers that were not 200. */
  readonly failed: number;
}

export interface Load {
  readonly url: string;
  readonly signingSecret: string;
  /** The form fields of the n-th request. */
  readonly body: (n: number) => Record<string, string>;
  /** Maximum number of concurrent requests. */
  readonly connections: number;
  /** Requests per second; absent: each as soon as an earlier one has finished. */
  readonly perSecond?: number | undefined;
  readonly seconds: number;
  /** What a person waits for after the ack, before the next request. */
  readonly until?: ((n: number) => Promise<void>) | undefined;
}

/** Sends signed Slack requests over kept-alive connections. */
export async function runLoad(load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections });
  const latencies: number[] = [];
  const ends: number[] = [];
  const pause = load.perSecond === undefined ? 0 : 1000 / load.perSecond;
  let failed = 0;
  let sent = 0;
  const start = performance.now();
  const end = start + load.seconds * 1000;
  const worker = async () => {
    while (performance.now() < end) {
      const n = sent++;
      const early = start + n * pause - performance.now();
      if (early > 0) await sleep(early);
      const before = performance.now();
      const status = await send(agent, load, n);
      latencies.push(performance.now() - before);
      await load.until?.(n);
      ends.push(performance.now() - before);
      if (status !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: load.connections }, worker));
  agent.destroy();
  return { perSecond: (latencies.length / (performance.now() - start)) * 1000, latencies, ends, failed };
}

function send(agent: Agent, { url, signingSecret, body }: Load, n: number): Promise<number> {
  const text = new URLSearchParams(body(n)).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${text}`).digest('hex');
  return new Promise((resolve) => {
    const outgoing = request(url, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(text),
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
    });
    outgoing.on('response', (answer) => answer.resume().on('end', () => resolve(answer.statusCode ?? 0)));
    outgoing.on('error', () => resolve(0));
    outgoing.end(text);
  });
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
