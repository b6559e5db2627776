import { setTimeout as pause } from 'node:timers/promises';
import { createApp } from '../../src/app.ts';
import { readConfig, secretsOf } from '../../src/config.ts';
import { createLog } from '../../src/ops/log.ts';
import { isPlanted as isPlantedForPeople, plant as plantForPeople } from './people/plant.ts';
import { isPlanted, plant } from './plant.ts';
import { faster } from './tempo.ts';

/**
 * The bot as `main.ts` starts it, faster than in production by the factor in the first argument and, if a crash test
 * must detect a fault, with the mistake named in the second one. It handles only SIGTERM.
 */
const [times = '1', mistake = ''] = process.argv.slice(2);
const config = readConfig(process.env);
const log = createLog(config.logLevel, secretsOf(config));
/** As in `main.ts`, milliseconds. */
const shutdownDeadline = 8_000;

process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

const { timing, limits } = faster(Number(times));
const planted = isPlanted(mistake) ? plant(mistake) : {};
if (isPlantedForPeople(mistake)) plantForPeople(mistake);
const app = await createApp(config, {
  log,
  timing: { ...timing, ...planted },
  limits,
  sleep: (milliseconds) => pause(milliseconds / Number(times)),
});
process.once('SIGTERM', () => void app.stop(shutdownDeadline / Number(times)).finally(() => process.exit(0)));
await app.start();
