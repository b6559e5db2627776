import { afterAll, describe, expect, it } from '@jest/globals';
import { eventOf } from '../../src/store/events.ts';
import { createFileStore } from '../../src/store/files.ts';
import { maxBytesAsked } from '../../src/tickets/ticket/attachments.ts';
import { claimFile, deliverFile, type FileClaim } from '../../src/updates/files.ts';
import { databases } from '../support/databases.ts';
import { present } from '../support/present.ts';
import { createFakeFilePoster } from './fake-poster.ts';
import { createWorld } from './world.ts';

const minute = 60_000;
const hour = 60 * minute;

describe.each(databases())('files of messages on $name', (engine) => {
  afterAll(() => engine.cleanup());

  const told = async (names: readonly string[], author: 'engineer' | 'customer' = 'engineer') => {
    const w = createWorld(await engine.open());
    const poster = createFakeFilePoster();
    w.service.add('1');
    const link = await w.link('1', 'C1');
    await w.run(minute);
    const attachments = names.map((name) => ({ id: `id-${name}`, name }));
    for (const { id } of attachments) w.service.files.set(id, new Uint8Array(100));
    w.service.say('1', 'with files', { author, attachments });
    await w.run(minute);
    const turn = () => ({ now: w.now(), timing: w.timing });
    const deps = {
      ...{ database: w.database, service: w.service, poster, timing: w.timing, now: () => w.now() },
      ...{ random: () => 0.5, signal: new AbortController().signal },
    };
    const claim = () => claimFile(w.database, turn());
    const deliver = (claimed: FileClaim) => deliverFile(claimed, deps);
    const run = async (duration: number) => {
      const end = w.now() + duration;
      while (w.now() < end) {
        for (let claimed = await claim(); claimed; claimed = await claim()) await deliver(claimed);
        w.wait(minute / 4);
      }
    };
    const event = present(
      await w.database.db.selectFrom('event').select('id').where('kind', '=', 'message').executeTakeFirst(),
    ).id;
    const want = (max = 1000) => createFileStore(w.database, max).want(link.id, event, w.now());
    const states = async () =>
      (await w.database.db.selectFrom('file').select('state').orderBy('seq').execute()).map(({ state }) => state);
    const left = async () =>
      (await w.database.db.selectFrom('event').selectAll().where('kind', '=', 'file-left').orderBy('at').execute())
        .map(eventOf)
        .map((one) => (one.kind === 'file-left' && one.message === event ? `${one.name} ${one.reason}` : ''));
    return { w, poster, claim, deliver, run, want, states, left, link };
  };

  it('come by themselves, once and five of them, after the words', async () => {
    const { w, poster, run, want } = await told(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(w.poster.words('C1')).toEqual(['linked', 'with files']);
    await run(hour);
    expect(poster.shown).toEqual(['C1 a', 'C1 b', 'C1 c', 'C1 d', 'C1 e']);
    const wanted = await want();
    expect(wanted).toMatchObject({ wanted: 2 });
    expect(wanted.files.map(({ name }) => name)).toHaveLength(7);
    await run(hour);
    expect(poster.shown).toHaveLength(7);
    expect(await want()).toMatchObject({ wanted: 0 });
    await run(hour);
    expect(poster.shown).toHaveLength(7);
  });

  it('of the own side come when somebody asks', async () => {
    const { poster, run, want } = await told(['a'], 'customer');
    await run(hour);
    expect(poster.shown).toEqual([]);
    await want();
    await run(hour);
    expect(poster.shown).toEqual(['C1 a']);
  });

  it('are looked for after an unclear answer: shown once, whether Slack had shown them or not', async () => {
    for (const fate of ['lost', 'dropped'] as const) {
      const { poster, run } = await told(['a']);
      poster.meet('share', fate);
      await run(hour);
      expect(poster.shown).toEqual(['C1 a']);
      expect(poster.calls).toContain('find');
    }
  });

  it('are looked for after the end of a process at any point', async () => {
    const { w, poster, claim, deliver, run } = await told(['a']);
    // Ended before it did anything, and right after Slack showed the file.
    await claim();
    w.wait(hour);
    const { db } = w.database;
    const claimed = present(await claim());
    await deliver(claimed);
    await db.updateTable('file').set({ state: 'sharing', slack_file: 'F1', first_try_at: w.now() }).execute();
    await run(hour);
    expect(poster.shown).toEqual(['C1 a']);
  });

  it('are brought by one process: who was overtaken shows nothing', async () => {
    const { w, poster, claim, deliver } = await told(['a']);
    const slow = present(await claim());
    w.wait(hour);
    await deliver(present(await claim()));
    expect(await deliver(slow)).toBe('late');
    expect(poster.shown).toEqual(['C1 a']);
  });

  it('are tried again after passing failures, and given up after many and after those that stay', async () => {
    const { w, poster, run, states, want, left } = await told(['a', 'b', 'c']);
    poster.meet('upload', { outcome: 'throttled', retryAfter: 1000 }, { outcome: 'failed', reason: 'http_500' });
    w.service.files.delete('id-b');
    w.service.files.set('id-c', new Uint8Array(11 * 1024 ** 2));
    await run(hour);
    expect(poster.shown).toEqual(['C1 a']);
    expect(await states()).toEqual(['done', 'dead', 'dead']);
    // The thread is told of each once, and each time that it was asked for in vain.
    await w.run(minute);
    expect(await left()).toEqual(['b gone', 'c large']);
    expect(w.poster.words('C1').filter((words) => words === 'file-left')).toHaveLength(2);
    w.service.failWith(new Error('500'), 'download');
    w.service.files.set('id-b', new Uint8Array(1));
    expect(await want()).toMatchObject({ wanted: 2 });
    await run(hour);
    expect(w.service.calls.filter((call) => call === 'download id-b').length).toBeGreaterThan(5);
    expect(await states()).toEqual(['done', 'dead', 'dead']);
    expect(await left()).toEqual(['b gone', 'c large', 'b failed', 'c failed']);
  });

  it('that are too large to be brought at all are told as such', async () => {
    const { w, run, want, left } = await told(['a'], 'customer');
    w.service.files.set('id-a', new Uint8Array(maxBytesAsked + 1));
    await want(maxBytesAsked);
    await run(minute);
    expect(await left()).toEqual(['a huge']);
  });

  it('are not given up while Slack takes nothing from the app, however long that is', async () => {
    const { poster, run, states } = await told(['a']);
    const barred = { outcome: 'barred', reason: 'token_revoked' } as const;
    poster.meet('share', ...Array.from({ length: 20 }, () => barred));
    await run(hour);
    expect(await states()).toEqual(['pending']);
    await run(hour);
    expect(poster.shown).toEqual(['C1 a']);
  });

  it('wait where the link is suspended, and hold up no words', async () => {
    const { w, poster, run, link } = await told(['a']);
    await w.database.db.updateTable('link').set({ suspended: 'is_archived' }).where('id', '=', link.id).execute();
    await run(hour);
    expect(poster.shown).toEqual([]);
    await w.database.db.updateTable('link').set({ suspended: null }).where('id', '=', link.id).execute();
    w.service.say('1', 'more words');
    await w.run(minute);
    expect(w.poster.words('C1')).toContain('more words');
    await run(minute);
    expect(poster.shown).toEqual(['C1 a']);
  });
});
