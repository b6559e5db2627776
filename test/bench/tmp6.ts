import { resolve } from 'node:path';
import { measureSoak } from './updates/soak.ts';
console.log(await measureSoak(resolve('dist/main.js')));
process.exit(0);
