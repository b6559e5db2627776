import { openDatabase } from '../../src/store/database.ts';

/**
 * A process that opens the database of its first argument and, unless told `open` as its second, adds pairs of
 * rows until it is killed. It writes a line for each thing that is certain: `open`, then the number of each pair.
 */
const [url = '', task] = process.argv.slice(2);
const database = await openDatabase(url);
process.stdout.write('open\n');
if (task === 'open') {
  await database.close();
} else {
  for (let pair = 0; ; pair += 1) {
    await database.db.transaction().execute(async (trx) => {
      for (const half of ['left', 'right']) {
        await trx
          .insertInto('process')
          .values({ id: `${pair}-${half}`, name: half, started_at: pair, beat: 0 })
          .execute();
      }
    });
    process.stdout.write(`${pair}\n`);
  }
}
