import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { createDrafts } from '../../../src/slack/interaction/drafts.ts';
import { ids } from '../../../src/slack/kit/ids.ts';
import { offerLeftDraft } from '../../../src/slack/create/left-draft.ts';
import { memoryCache } from '../../support/memory-cache.ts';
import { fillFault, openWorkspace } from './support/workspace.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

describe('a form whose process ended while it sent it', () => {
  it('is offered at once, however long its check took', async () => {
    const receivedAt = Date.now();
    const clock = jest.spyOn(Date, 'now');
    const cache = memoryCache();
    let began: (() => void) | undefined;
    const sending = new Promise<void>((resolve) => (began = resolve));
    let isSent = false;
    const shop = await openWorkspace({
      cache,
      catalog: {
        carbonCopies: () => {
          if (isSent) clock.mockReturnValue(receivedAt + 10_000);
          return Promise.resolve({ known: [] });
        },
      },
      create: () => {
        began?.();
        return new Promise(() => undefined);
      },
    });
    await shop.command();
    await fillFault(shop);
    isSent = true;
    const body = {
      type: 'view_submission',
      user: { id: 'U1', team_id: 'T1' },
      view: shop.modal.view(shop.slack.hash()),
    };
    void shop.submit();
    await sending;
    const person = { user: 'U1', team: 'T1' };
    const drafts = createDrafts(shop.context);
    expect((await drafts.all(person))[0]?.sending).toBeDefined();
    expect(body.view).toMatchObject({ callback_id: ids.views.create });
    await offerLeftDraft(shop.context, body, { receivedAt });
    expect((await drafts.all(person))[0]).toMatchObject({ values: { description: 'The server is down' } });
    expect((await drafts.all(person))[0]?.sending).toBeUndefined();
    await shop.stop();
  });
});
