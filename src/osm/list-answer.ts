import { shapeOf } from './answer-shapes.ts';
import { missing } from './missing.ts';
import { records } from './mapping/values.ts';
import type { OperationName } from './operations.ts';

/** The parts of an answer that is a list. */
export interface ListShape {
  /** The names of its lists; some operations return several. */
  readonly lists: readonly string[];
  /** The names under which it may have the number of entries. */
  readonly counts: readonly string[];
  /** Whether the rest of the answer says that there is nothing to list. */
  readonly saysNone?: ((answer: Readonly<Record<string, unknown>>) => boolean) | undefined;
}

/** As in the contract; listCases has the newer and the older name. */
const countNames = ['total_count', 'totalCount', 'count'];

/** These return one object with a list in it, which can be left out like any other property. */
const things: readonly OperationName[] = ['listCaseCcEmails', 'listDiagnoseJob', 'showAuthorizationDetail'];

/**
 * `show` says whether there are severities to choose from. The message feed always returns the time of the last query, even if
 * there are no messages since.
 */
const saysNone: Partial<Record<OperationName, ListShape['saysNone']>> = {
  listSeverities: ({ show }) => show === false || show === 0,
  listNewInstantMessages: ({ last_message_time_id: cursor }) => typeof cursor === 'string',
};

/** The list in an operation's answer; undefined if it has none. */
export function listOf(operation: OperationName): ListShape | undefined {
  const shape = shapeOf(operation);
  const lists = Object.keys(shape).filter((name) => shape[name] === 'list');
  if (lists.length === 0 || things.includes(operation)) return undefined;
  const counts = countNames.filter((name) => name in shape);
  return { lists, counts, saysNone: saysNone[operation] };
}

/**
 * Whether an answer has the list that it should have. Neither contract nor SDK models require any property, so an empty list
 * can be null or missing. It counts as empty only if the answer says so: by a count of 0, or, for operations without a count,
 * by a list that is null. An answer with neither list nor count says nothing, whoever sent it.
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
 * The entries of a page, checked against their number: a page without the entries that it counts must not make them absent.
 * @throws OsmAnswerError `unreadable-answer`
 */
export function entriesOf<T>(
  operation: OperationName,
  list: readonly T[] | null | undefined,
  { total, offset }: { readonly total: number | undefined; readonly offset: number },
): readonly T[] {
  const entries = records(list);
  if (entries.length === 0 && total !== undefined && total > offset)
    return missing(operation, 'the entries that it counts');
  return entries;
}

/** The entries of all lists are objects. Others are skipped, but a list without any object is a different list. */
function isList(value: unknown): boolean {
  if (!Array.isArray(value)) return false;
  return value.length === 0 || value.some((entry) => typeof entry === 'object' && entry !== null);
}

/** Reads a count, also from a string; undefined if it can't be one, such as -5 or 1e309. */
export function countOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
}
