import { afterAll, expect, it } from '@jest/globals';
import { createQueryId, CompiledQuery, type Kysely, type RootOperationNode } from 'kysely';
import { dueAccessCards, nextAccessCardDue } from '../../src/store/access-cards.ts';
import { dueCards, nextCardDue } from '../../src/store/cards.ts';
import { dueLinks, nextDeliveryDue } from '../../src/store/deliveries.ts';
import { dueFiles, nextFileDue } from '../../src/store/files.ts';
import { dueNotices, nextNoticeDue } from '../../src/store/notices.ts';
import type { Schema } from '../../src/store/schema.ts';
import { sqlite } from '../support/databases.ts';

const engine = sqlite();
afterAll(() => engine.cleanup());

const turn = { now: 5, limit: 16 };

/** What the loops ask at each turn, however many links there are. */
const asked: readonly (readonly [string, (db: Kysely<Schema>) => Promise<unknown>])[] = [
  ['links with due deliveries', (db) => dueLinks(db, turn)],
  ['the next delivery', (db) => nextDeliveryDue(db)],
  ['due cards of tickets', (db) => dueCards(db, turn)],
  ['the next card of a ticket', (db) => nextCardDue(db)],
  ['due files', (db) => dueFiles(db, turn)],
  ['the next file', (db) => nextFileDue(db)],
  ['due notices', (db) => dueNotices(db, turn)],
  ['the next notice', (db) => nextNoticeDue(db)],
  ['due cards of requests for access', (db) => dueAccessCards(db, turn)],
  ['the next such card', (db) => nextAccessCardDue(db)],
];

it.each(asked)('%s are found by what is due, and not by looking at all links', async (_what, ask) => {
  const { db } = await engine.open();
  const nodes: RootOperationNode[] = [];
  await ask(
    db.withPlugin({
      transformQuery: ({ node }) => {
        nodes.push(node);
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }),
  );
  expect(nodes).not.toEqual([]);
  for (const node of nodes) {
    const { sql, parameters } = db.getExecutor().compileQuery(node, createQueryId());
    const { rows } = await db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
    );
    const steps = rows.map(({ detail }) => detail);
    expect(steps.filter((step) => /^SCAN (?:l|link)\b|INDEX link_newest/.test(step))).toEqual([]);
  }
});
