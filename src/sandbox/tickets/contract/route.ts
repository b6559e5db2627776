import type { Operation } from './operations.ts';

export interface Route {
  readonly operation: Operation;
  /** Decoded values of the variable segments, by name. */
  readonly path: Readonly<Record<string, string>>;
}

/**
 * Finds the operation for a method and path. A literal segment takes precedence over a variable: `/cases/count` is not
 * the ticket "count".
 * @param segments decoded path segments
 */
export function createRouter(
  operations: readonly Operation[],
): (method: string, segments: readonly string[]) => Route | undefined {
  const weight = (operation: Operation) => operation.variables.filter((name) => name !== undefined).length;
  const ordered = operations.toSorted((a, b) => weight(a) - weight(b));
  return (method, segments) => {
    const operation = ordered.find((candidate) => candidate.method === method && matches(candidate, segments));
    if (operation === undefined) return undefined;
    const named = operation.variables.flatMap((name, at) =>
      name === undefined ? [] : [[name, segments[at] ?? ''] as const],
    );
    return { operation, path: Object.fromEntries(named) };
  };
}

function matches(operation: Operation, segments: readonly string[]): boolean {
  return (
    operation.segments.length === segments.length &&
    operation.segments.every((segment, at) => (segment === undefined ? segments[at] !== '' : segment === segments[at]))
  );
}
