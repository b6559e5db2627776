import { createApp } from '../../src/app.ts';
import { readConfig, secretsOf } from '../../src/config.ts';
import { createLog } from '../../src/ops/log.ts';
import { isPlanted, plant } from './plant.ts';
import { faster } from './tempo.ts';

/**
 * The bot as `main.ts` starts it, so many times faster than in production (first argument), and where a crash test is to
 * see itself fail, with a mistake in it (second argument). It is only ever killed, so it listens to no signal.
 */
const [times = '1', mistake = ''] = process.argv.slice(2);
const config = readConfig(process.env);
const log = createLog(config.logLevel, secretsOf(config));
process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

const { timing, limits } = faster(Number(times));
const planted = isPlanted(mistake) ? plant(mistake) : {};
const app = await createApp(config, { log, timing: { ...timing, ...planted }, limits });
await app.start();
