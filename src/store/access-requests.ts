import type { Kysely } from 'kysely';
import type { AccessRequest } from '../tickets/ports.ts';
import type { Schema } from './schema.ts';

/** The requests for access that were alive when the account was last looked at, and those whose end is not known yet. */
export async function notedRequests(
  db: Kysely<Schema>,
  account: string,
): Promise<readonly { readonly id: string; readonly ticket: string }[]> {
  return db.selectFrom('access_request').select(['id', 'ticket']).where('account', '=', account).execute();
}

export async function noteRequest(
  trx: Kysely<Schema>,
  account: string,
  { id, ticket }: Pick<AccessRequest, 'id' | 'ticket'>,
): Promise<void> {
  await trx
    .insertInto('access_request')
    .values({ account, id, ticket })
    .onConflict((conflict) => conflict.columns(['account', 'id']).doUpdateSet({ ticket }))
    .execute();
}

export async function forgetRequest(trx: Kysely<Schema>, account: string, id: string): Promise<void> {
  await trx.deleteFrom('access_request').where('account', '=', account).where('id', '=', id).execute();
}
