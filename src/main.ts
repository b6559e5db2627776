import { setGlobalDispatcher } from 'undici';
import { createApp } from './app.ts';
import { ConfigError, readConfig, secretsOf, type Config } from './config.ts';
import { createLog } from './ops/log.ts';
import { createProxy } from './ops/proxy.ts';
import { TokenError } from './ops/token-error.ts';

/** Milliseconds that work in flight has to finish after a signal. Container platforms kill after 10 s or more. */
const shutdownDeadline = 8_000;

function configuration(): Config {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return readConfig(process.env);
}

async function main(): Promise<void> {
  const config = configuration();
  const log = createLog(config.logLevel, secretsOf(config));
  for (const warning of config.warnings) log.warn(warning);
  const dispatcher = config.proxy && createProxy(config.proxy);
  // All fetches of the process use it, including Node's own.
  if (dispatcher !== undefined) setGlobalDispatcher(dispatcher);
  const app = await createApp(config, { log, dispatcher });

  // An uncaught exception leaves the process in an unknown state: log it and let the supervisor start a new one; everything
  // that matters is in the database. An unhandled rejection breaks no invariant: log it and go on.
  const die = (error: unknown) => {
    log.fatal({ err: error }, 'uncaught exception, exiting');
    process.exit(1);
  };
  process.on('uncaughtException', die);
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

  const shutdown = { stop: false };
  const stop = (signal: NodeJS.Signals) => {
    if (shutdown.stop) process.exit(1);
    shutdown.stop = true;
    log.info({ signal }, 'stopping');
    void app.stop(shutdownDeadline).then(() => process.exit(0), die);
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);

  try {
    await app.start();
  } catch (error) {
    // If a signal ended the start, its handler ends the process.
    if (!shutdown.stop) throw error;
  }
}

await main().catch((error: unknown) => {
  const text =
    error instanceof ConfigError
      ? `${error.message}\n\nSee .env.example. To try it without configuration: npm run sandbox`
      : error instanceof TokenError
        ? error.message
        : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
