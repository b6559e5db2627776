import { afterAll, describe, expect, it } from '@jest/globals';
import { createReplyStore } from '../../src/store/replies.ts';
import { databases } from '../support/databases.ts';

describe.each(databases())('replies, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('are known by the words of an attempt without a clear answer, until there is one', async () => {
    const database = await engine.open();
    const textKey = (text: string) => text;
    const replies = createReplyStore({ database, textKey, replyEventId: (id) => `reply:${id}`, now: () => 1 });
    expect(await replies.begun('r1')).toBeUndefined();
    const words = { account: 'acme', ticket: 'CS1', text: 'Any news?', by: 'U1', at: 1 };
    await replies.begin({ id: 'r1', ...words });
    expect(await replies.begun('r1')).toBe('Any news?');
    await replies.accepted('r1');
    expect(await replies.begun('r1')).toBeUndefined();
    await replies.begin({ id: 'r2', ...words });
    await replies.release('r2');
    expect(await replies.begun('r2')).toBeUndefined();
  });
});
