import { openDatabase } from '../../src/store/database.ts';

/**
 * A process that opens the database given as its first argument and, unless the second one is `open`, adds pairs of
 * accounts until it is killed. It prints a line for each completed step: `open`, then the number of each pair.
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
          .insertInto('account')
          .values({ id: `${pair}-${half}`, name: half, created_at: pair })
          .execute();
      }
    });
    process.stdout.write(`${pair}\n`);
  }
}
