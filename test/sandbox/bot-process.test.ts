import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startBot } from '../../src/sandbox/bot-process.ts';
import { closing } from '../support/sandbox.ts';

describe('the bot as a process of the sandbox', () => {
  const open = closing(afterEach);

  it('is ready when the promise resolves, writes its log, and stops when it is asked to', async () => {
    const { folder, environment, workspace } = await open({ bot: false });
    const logFile = join(folder, 'bot.log');
    const bot = await startBot(folder, logFile, environment);
    expect(workspace.stats().connections).toBe(1);
    await bot.stop();
    expect(await bot.ended).toContain('"message":"stopped"');
    expect(await readFile(logFile, 'utf8')).toContain('"message":"ready"');
  });

  it('says why it could not start', async () => {
    const { folder, environment } = await open({ bot: false });
    const start = startBot(folder, join(folder, 'bot.log'), { ...environment, SLACK_BOT_TOKEN: '' });
    await expect(start).rejects.toThrow('SLACK_BOT_TOKEN is missing');
  });
});
