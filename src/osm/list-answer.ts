import { shapeOf } from './answer-shapes.ts';
import { lacking } from './lacking.ts';
import { records } from './mapping/values.ts';
import type { OperationName } from './operations.ts';

/** What an answer that is a list consists of. */
export interface ListShape {
  /** Names of its lists; several where an operation answers them side by side. */
  readonly lists: readonly string[];
  /** Names under which it may say how many entries there are. */
  readonly counts: readonly string[];
  /** Whether the rest of the answer says that there is nothing to list. */
  readonly saysNone?: ((answer: Readonly<Record<string, unknown>>) => boolean) | undefined;
}

/** In the contract; listCases has the newer name and the older one. */
const countNames = ['total_count', 'totalCount', 'count'];

/** These answer one thing with a list in it, which may be left out like any of its properties. */
const things: readonly OperationName[] = ['listCaseCcEmails', 'listDiagnoseJob', 'showAuthorizationDetail'];

/**
 * `show` of severities says whether there are any to choose from; the time of the last query for messages is what the feed
 * answers even if there was no message since.
 */
const saysNone: Partial<Record<OperationName, ListShape['saysNone']>> = {
  listSeverities: ({ show }) => show === false || show === 0,
  listNewInstantMessages: ({ last_message_time_id: cursor }) => typeof cursor === 'string',
};

/** Undefined where the operation answers no list. */
export function listOf(operation: OperationName): ListShape | undefined {
  const shape = shapeOf(operation);
  const lists = Object.keys(shape).filter((name) => shape[name] === 'list');
  if (lists.length === 0 || things.includes(operation)) return undefined;
  const counts = countNames.filter((name) => name in shape);
  return { lists, counts, saysNone: saysNone[operation] };
}

/**
 * Whether an answer can be read as the list that it is to be. Neither contract nor SDK models require any property, so that
 * an empty list may come as null, or not at all. It is taken for empty only if the answer says so: by a count of 0, or by the
 * name of the list where the operation has no count. What has neither list nor count says nothing, whoever sent it.
 */
export function isListed(answer: Readonly<Record<string, unknown>>, shape: ListShape): boolean {
  const { lists, counts } = shape;
  const given = counts.map((name) => answer[name]).filter((value) => value !== undefined && value !== null);
  if (!given.every((value) => countOf(value) !== undefined)) return false;
  const values = lists.map((name) => answer[name]).filter((value) => value !== undefined && value !== null);
  if (values.length > 0) return values.every(isList);
  if (shape.saysNone?.(answer) === true) return true;
  if (counts.length === 0) return lists.some((name) => answer[name] === null);
  return given.length > 0 && given.every((value) => countOf(value) === 0);
}

/**
 * The entries of a page, which are compared with their number: where none of them is shown, none can be taken for absent.
 * @throws OsmAnswerError
 */
export function entriesOf<T>(
  operation: OperationName,
  list: readonly T[] | null | undefined,
  { total, offset }: { readonly total: number | undefined; readonly offset: number },
): readonly T[] {
  const entries = records(list);
  if (entries.length === 0 && total !== undefined && total > offset)
    return lacking(operation, 'the entries that it counts');
  return entries;
}

/** Entries of all lists are objects; one that is none is passed over, but where none is, it is another list. */
function isList(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.length === 0 || value.some((entry) => typeof entry === 'object' && entry !== null);
}

/** A number of things, also where it comes as a string; undefined where it can be none, such as -5 or 1e309. */
export function countOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
