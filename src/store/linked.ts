import type { Kysely } from 'kysely';
import { accountOf } from './account.ts';
import type { Schema } from './schema.ts';

/**
 * Whether a ticket is linked.
 * @param only in this channel or a thread of it, and by another link than `but`
 */
export async function isLinked(
  db: Kysely<Schema>,
  { ticket }: { readonly ticket: string },
  { channel, but }: { readonly channel?: string | undefined; readonly but?: string | undefined } = {},
): Promise<boolean> {
  let links = db.selectFrom('link').select('id').where('account', '=', accountOf(db)).where('ticket', '=', ticket);
  if (channel !== undefined) links = links.where('channel', '=', channel);
  if (but !== undefined) links = links.where('id', '!=', but);
  return (await links.limit(1).executeTakeFirst()) !== undefined;
}
