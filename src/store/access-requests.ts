import type { Kysely } from 'kysely';
import type { AccessRequest } from '../tickets/ports.ts';
import { accountOf } from './account.ts';
import type { Schema } from './schema.ts';

/** The access requests that were open at the last check, and those whose end isn't known yet. */
export async function notedRequests(
  db: Kysely<Schema>,
): Promise<readonly { readonly id: string; readonly ticket: string }[]> {
  return db.selectFrom('access_request').select(['id', 'ticket']).where('account', '=', accountOf(db)).execute();
}

/** Stores an open access request; calling it again changes only the ticket. */
export async function noteRequest(
  trx: Kysely<Schema>,
  { id, ticket }: Pick<AccessRequest, 'id' | 'ticket'>,
): Promise<void> {
  const account = accountOf(trx);
  await trx
    .insertInto('access_request')
    .values({ account, id, ticket })
    .onConflict((conflict) => conflict.columns(['account', 'id']).doUpdateSet({ ticket }))
    .execute();
}

/** Deletes a stored access request; does nothing if there is none. */
export async function forgetRequest(trx: Kysely<Schema>, id: string): Promise<void> {
  await trx.deleteFrom('access_request').where('account', '=', accountOf(trx)).where('id', '=', id).execute();
}
