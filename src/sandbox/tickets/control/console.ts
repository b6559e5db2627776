import { problemTypeOf } from '../data/problem-types.ts';
import { categoryOf } from '../data/products.ts';
import type { Context } from '../state/context.ts';
import { openTicket } from '../state/life.ts';
import type { Account } from '../state/world.ts';

/** A ticket created in the console. By default a question about the first product, from the first account. */
export interface TicketSketch {
  readonly description: string;
  readonly problemTypeId?: string | undefined;
  readonly regionId?: string | undefined;
  readonly severityId?: string | undefined;
  readonly domainId?: string | undefined;
  /** Who serves it: 0 Huawei Cloud (default), 1 a partner, 2 a software vendor. */
  readonly ownership?: 0 | 1 | 2 | undefined;
  /** Name of the user who creates it; by default the account's first one. */
  readonly by?: string | undefined;
}

/**
 * Creates a ticket as its owner would in the console, bypassing the API's checks.
 * @returns its id
 * @throws Error for an unknown account or problem type
 */
export function createInConsole(context: Context, sketch: TicketSketch): string {
  const account = accountOf(context, sketch.domainId);
  const owner = sketch.by === undefined ? account.users[0] : account.users.find(({ name }) => name === sketch.by);
  if (owner === undefined) throw new Error(`The account ${account.domainId} has no user ${sketch.by ?? ''}.`);
  const problemTypeId = sketch.problemTypeId ?? 'ecs-usage';
  const found = problemTypeOf(problemTypeId);
  if (found === undefined) throw new Error(`There is no problem type ${problemTypeId}.`);
  return openTicket(context, account, owner, {
    owner: owner.id,
    productId: found.productId,
    categoryId: categoryOf(found.productId)?.id ?? '',
    problemTypeId,
    regionId: sketch.regionId,
    severityId: sketch.severityId,
    description: sketch.description,
    contact: {},
    ownership: sketch.ownership ?? 0,
    parameters: {},
    attachments: [],
  }).id;
}

function accountOf(context: Context, domainId: string | undefined): Account {
  const accounts = [...context.world.accounts.values()];
  const account = domainId === undefined ? accounts[0] : context.world.accounts.get(domainId);
  if (account === undefined) throw new Error(`There is no account ${domainId ?? ''}.`);
  return account;
}
