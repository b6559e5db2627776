import { describe, expect, it } from '@jest/globals';
import { checkFiles } from '../../../src/tickets/ticket/attachments.ts';
import { DomainError } from '../../../src/tickets/errors.ts';
import type { FileSource } from '../../../src/tickets/ports.ts';
import { file } from '../support/use-cases.ts';

const limits = { count: 2, size: 100, types: ['png', 'tar.gz', 'txt'] };

function refusal(files: readonly FileSource[], maxFiles?: number): unknown {
  try {
    checkFiles(files, limits, maxFiles);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? { code: error.code, ...error.detail } : error;
  }
}

describe('files against the served limits', () => {
  it('pass at the limits, whatever the case of the type', () => {
    expect(refusal([file('a.PNG', 100), file('b.txt', 0)])).toBeUndefined();
  });

  it('are refused where they are too many, also for a call that takes fewer', () => {
    expect(refusal([file('a.png'), file('b.png'), file('c.png')])).toEqual({ code: 'file-count', count: 3, limit: 2 });
    expect(refusal([file('a.png'), file('b.png')], 1)).toEqual({ code: 'file-count', count: 2, limit: 1 });
  });

  it('are refused by name where they are too large, or of no size at all', () => {
    expect(refusal([file('big.png', 101), file('odd.png', Number.NaN)])).toEqual({
      code: 'file-size',
      ...{ count: 2, name: 'big.png, odd.png', size: 100 },
    });
  });

  it('are refused by name where their type is not taken, or they have none', () => {
    expect(refusal([file('run.exe'), file('README')])).toEqual({
      code: 'file-type',
      ...{ count: 2, name: 'run.exe, README', types: 'png, tar.gz, txt' },
    });
  });

  it('may be of any type where the service names none', () => {
    expect(() => checkFiles([file('run.exe'), file('README')], { ...limits, types: [] })).not.toThrow();
  });
});
