import type { Kysely, KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from 'kysely';
import type { Schema } from './schema.ts';

/**
 * Binds a database to an account of the ticket API. It changes no query; it is a plugin because transactions inherit
 * the plugins of the database that they belong to.
 */
export class AccountBinding implements KyselyPlugin {
  readonly account: string;

  constructor(account: string) {
    this.account = account;
  }

  transformQuery({ node }: PluginTransformQueryArgs): PluginTransformQueryArgs['node'] {
    return node;
  }

  transformResult({ result }: PluginTransformResultArgs): Promise<PluginTransformResultArgs['result']> {
    return Promise.resolve(result);
  }
}

/**
 * The account that a database was opened for; its rows carry it in the column `account`.
 * @param db the database, or a transaction of it
 * @throws Error if the database is bound to no account
 */
export function accountOf(db: Kysely<Schema>): string {
  for (const plugin of db.getExecutor().plugins) if (plugin instanceof AccountBinding) return plugin.account;
  throw new Error('this database is bound to no account');
}
