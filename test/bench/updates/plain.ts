import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cpuSeconds, launch } from '../processes.ts';
import { startSlackStub } from '../stubs.ts';
import { callsOf, changeSome, type Cycle } from './cycle.ts';
import type { BenchTickets } from './tickets.ts';
import { until } from './wait.ts';

const script = fileURLToPath(new URL('plain-poller.ts', import.meta.url));

/** One cycle of a poller that reads each ticket, after a warm-up cycle, with the same changes as the bot's cycle. */
export async function measurePlain(tickets: BenchTickets): Promise<Cycle> {
  const slack = await startSlackStub();
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'tickets');
  writeFileSync(file, tickets.ids.join('\n'));
  const poller = await launch(script, {
    ...tickets.environment,
    SLACK_API_URL: `${slack.url}/api/`,
    TICKETS_FILE: file,
  });
  try {
    const changed = changeSome(tickets, 0);
    tickets.control.resetRequests();
    const cpu = cpuSeconds(poller.process);
    const start = performance.now();
    poller.process.kill('SIGUSR2');
    const end = await until(
      'reading each ticket',
      () => callsOf(tickets) >= tickets.ids.length && slack.posts() >= changed,
    );
    return {
      calls: callsOf(tickets),
      roundCalls: callsOf(tickets),
      wrong: 0,
      seconds: (end - start) / 1000,
      cpu: cpuSeconds(poller.process) - cpu,
    };
  } finally {
    await poller.stop();
    slack.close();
    rmSync(folder, { recursive: true });
  }
}
