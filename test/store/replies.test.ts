import { afterAll, describe, expect, it } from '@jest/globals';
import { createReplyStore } from '../../src/store/replies.ts';
import { textKey } from '../../src/tickets/words/message-key.ts';
import { databases } from '../support/databases.ts';

describe.each(databases())('replies, on $name', (engine) => {
  afterAll(() => engine.cleanup());

  it('are known by the words of an attempt without a clear answer, until there is one', async () => {
    const database = await engine.open();
    const replies = createReplyStore(database, () => 1);
    expect(await replies.begun('r1')).toBeUndefined();
    const words = { ticket: 'CS1', text: 'Any news?', by: 'U1', at: 1 };
    await replies.begin({ id: 'r1', ...words });
    expect(await replies.begun('r1')).toBe('Any news?');
    await replies.accepted('r1');
    expect(await replies.begun('r1')).toBeUndefined();
    await replies.begin({ id: 'r2', ...words });
    await replies.release('r2');
    expect(await replies.begun('r2')).toBeUndefined();
  });

  it('begin anew and are let go of in every state', async () => {
    const database = await engine.open();
    const replies = createReplyStore(database, () => 1);
    const words = { id: 'r1', ticket: 'CS1', text: 'Any news?', by: 'U1', at: 1 };
    for (const state of ['sending', 'accepted', 'seen'] as const) {
      await replies.begin(words);
      await database.db.updateTable('reply').set({ state }).where('id', '=', 'r1').execute();
      await replies.release('r1');
      await replies.begin({ ...words, text: `After ${state}`, at: 2 });
      expect(await replies.begun('r1')).toBe(`After ${state}`);
      expect(await database.db.selectFrom('reply').select(['text_key', 'at']).execute()).toEqual([
        { text_key: textKey(`After ${state}`), at: 2 },
      ]);
    }
  });
});
