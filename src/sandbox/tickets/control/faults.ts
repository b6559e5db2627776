import type { OperationId } from '../operations/table.ts';
import type { IamOperation } from '../gateway/iam.ts';

/**
 * Ways to fail. Not carried out: `429`, `500`, `502`, `timeout` (never answered), `drop` (connection cut), `html` (a
 * page instead of an answer), `business` (HTTP 200 with a code), `absent` (the account has no such API). Carried out,
 * but with a broken answer: `drop-after` (connection cut), `timeout-after` (no answer), `truncated` (half the JSON),
 * `empty` (no body), `slow-body` (half the body, then silence).
 */
export type FaultKind = (typeof faultKinds)[number];

export const faultKinds = [
  '429',
  '500',
  '502',
  'timeout',
  'drop',
  'html',
  'business',
  'absent',
  'drop-after',
  'timeout-after',
  'truncated',
  'empty',
  'slow-body',
] as const;

export interface Fault {
  /** One operation; `*` or absent for all, including IAM. */
  readonly operation?: OperationId | IamOperation | '*' | undefined;
  readonly kind: FaultKind;
  /** For `business`; OSM.01010014 if absent. */
  readonly code?: string | undefined;
  /** Seconds, for `429`: sent as Retry-After. */
  readonly retryAfter?: number | undefined;
  /** How often; if absent, until `heal()`. */
  readonly times?: number | undefined;
  /** From 0 to 1; if absent, always. */
  readonly probability?: number | undefined;
}

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** The fault for this call; counts it. */
  draw(operation: string): Fault | undefined;
}

/** @param random from 0 to 1 */
export function createFaults(random: () => number): Faults {
  let active: { readonly fault: Fault; left: number }[] = [];
  return {
    add: (fault) => void active.push({ fault, left: fault.times ?? Infinity }),
    clear: () => {
      active = [];
    },
    draw: (operation) => {
      const hit = active.find(
        ({ fault }) => [undefined, '*', operation].includes(fault.operation) && random() < (fault.probability ?? 1),
      );
      if (hit === undefined) return undefined;
      hit.left -= 1;
      active = active.filter(({ left }) => left > 0);
      return hit.fault;
    },
  };
}
