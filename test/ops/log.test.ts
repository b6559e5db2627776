import { describe, expect, it } from '@jest/globals';
import { createLog } from '../../src/ops/log.ts';

function logged(secrets: readonly string[], write: (log: ReturnType<typeof createLog>) => void): string {
  let lines = '';
  write(createLog('trace', secrets, { write: (line) => (lines += line) }));
  return lines;
}

describe('createLog', () => {
  it('writes one JSON object a line', () => {
    const line = logged([], (log) => log.info({ ticket: '1' }, 'hello'));
    expect(JSON.parse(line)).toMatchObject({ level: 30, ticket: '1', message: 'hello' });
  });

  it('hides known secrets wherever they stand: message, field, nested field, error and stack', () => {
    const secret = 'canary"with\\quotes';
    const lines = logged([secret], (log) => {
      log.info(`message ${secret}`);
      log.info({ field: secret, nested: { deep: { value: `x${secret}y` } } });
      log.error(new Error(`failed with ${secret}`));
    });
    expect(lines).not.toContain('canary');
    expect(lines.match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it('hides fields that are named like a secret, whatever they hold', () => {
    const lines = logged([], (log) =>
      log.info({ token: 'canary', headers: { authorization: 'canary', accept: '*/*' } }),
    );
    expect(lines).not.toContain('canary');
    expect(lines).toContain('*/*');
  });

  it('ignores secrets that are too short to be told from ordinary text', () => {
    expect(logged(['info'], (log) => log.info('info'))).toContain('info');
  });
});
