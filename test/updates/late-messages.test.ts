import { afterAll, describe, expect, it } from '@jest/globals';
import { databases } from '../support/databases.ts';
import type { Message } from '../../src/tickets/ticket/ticket.ts';
import { createWorld, type World } from './world.ts';

const minute = 60_000;

describe.each(databases())('a message that becomes visible after a later one on $name', (engine) => {
  afterAll(() => engine.cleanup());

  /** Hides a message everywhere; answers what shows it again. */
  const hide = ({ service }: World, hidden: string) => {
    const { feed, show, messages } = service;
    const isShown = ({ text }: Message) => !text.includes(hidden);
    Object.assign(service, {
      feed: async (...args: Parameters<typeof feed>) => {
        const answer = await feed(...args);
        return { ...answer, messages: answer.messages.filter(({ message }) => isShown(message)) };
      },
      show: async (id: string) => {
        const ticket = await show(id);
        return { ...ticket, messages: ticket.messages.filter(isShown) };
      },
      messages: async (id: string) => (await messages(id)).filter(isShown),
    });
    return () => Object.assign(service, { feed, show, messages });
  };

  it.each([
    ['where the feed gave cursors before', ['old words']],
    ['where the later one has the first cursor of the feed', []],
  ])('is told %s', async (_, before) => {
    const w = createWorld(await engine.open(), {}, { unreadInterval: 24 * 60 * minute });
    w.service.add('1');
    for (const words of before) w.service.say('1', words);
    await w.link('1', 'C1');
    await w.run(2 * minute);
    const reveal = hide(w, 'late');
    w.service.say('1', 'late');
    w.service.say('1', 'soon');
    w.wait(minute);
    await w.poll();
    reveal();
    await w.run(2 * minute);
    expect(w.poster.words('C1')).toEqual(['linked', 'soon', 'late']);
  });
});
