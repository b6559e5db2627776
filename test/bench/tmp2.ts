import { resolve } from 'node:path';
import { measureDeliveries } from './updates/deliveries.ts';
import { quantile } from './load.ts';
const f = await measureDeliveries(resolve('dist/main.js'));
console.log({ n: f.latencies.length, calls: f.calls, throttled: f.throttled, cpu: f.cpu, q: [0, 0.25, 0.5, 0.75, 0.99, 1].map((q) => quantile(f.latencies, q)) });
process.exit(0);
