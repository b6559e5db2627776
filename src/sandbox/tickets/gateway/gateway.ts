import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Route } from '../contract/route.ts';
import type { Observe } from '../../journal/exchange.ts';
import type { Faults } from '../control/faults.ts';
import type { RequestLog } from '../control/request-log.ts';
import type { Credential } from '../options.ts';
import { authenticate, type Authority } from './authenticate.ts';
import { downloadOperation, type Downloads } from './downloads.ts';
import { failAfter, failBefore, type Outcome } from './failures.ts';
import { answerIam, iamOperation } from './iam.ts';
import { describeCall } from './observe.ts';
import { notPublished, Refusal } from './refusal.ts';
import { decode, jsonAnswer, type GatewayRequest, type WireAnswer, type WireRequest } from './request.ts';
import type { Execute } from './execute.ts';

export interface GatewayDeps {
  readonly authority: Authority;
  readonly downloads: Downloads;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly route: (method: string, segments: readonly string[]) => Route | undefined;
  readonly execute: Execute;
  readonly report: (problem: string) => void;
  readonly observe: Observe;
  /** Milliseconds added to every answer. */
  readonly latency: () => number;
  /** Milliseconds that an operation takes. */
  readonly delayOf: (operationId: string) => number;
}

/**
 * The gateway in front of the ticket API: matches the operation, authenticates, applies faults, logs. Never rejects.
 */
export type Gateway = (request: WireRequest) => Promise<Outcome>;

export function createGateway(deps: GatewayDeps): Gateway {
  return async (wire) => {
    const requestId = randomUUID().replaceAll('-', '');
    const at = deps.authority.now();
    const began = performance.now();
    const request = decode(wire);
    let accepted: boolean | undefined;
    const admit = (asking: GatewayRequest) => {
      accepted = false;
      const caller = authenticate(deps.authority, asking);
      accepted = true;
      return caller;
    };
    const target = request === undefined ? undefined : find(deps, request, admit);
    const operationId = target?.name ?? 'unknown';
    const fault = deps.faults.draw(operationId);
    const attempt = async (): Promise<Outcome> => {
      const early = fault === undefined ? undefined : failBefore(fault);
      if (early !== undefined) return early;
      if (request === undefined) throw new Refusal(400, 'OSM.0001', 'The URL is not well-formed');
      if (target === undefined) throw notPublished();
      return failAfter(fault, await target.answer());
    };
    const delay = deps.delayOf(operationId);
    // A timer that does not keep the process alive: waiting callers are cut off at the end.
    if (delay > 0) await sleep(delay, undefined, { ref: false });
    const outcome = await attempt().catch((error: unknown) => failAfter(fault, errorAnswer(deps, error, requestId)));
    const code = codeOf(outcome.answer);
    const asked = askedOf(target?.route, request);
    deps.log.add({ operationId, status: outcome.answer.status, code, ...asked, at: deps.authority.now() });
    const took = performance.now() - began + deps.latency();
    deps.observe(describeCall(wire, { operationId, code, outcome, accepted, struck: fault !== undefined, at, took }));
    const common = {
      server: 'api-gateway',
      date: new Date(deps.authority.now()).toUTCString(),
      'x-request-id': requestId,
    };
    return { ...outcome, answer: { ...outcome.answer, headers: { ...outcome.answer.headers, ...common } } };
  };
}

interface Target {
  readonly name: string;
  readonly route?: Route | undefined;
  readonly answer: () => WireAnswer | Promise<WireAnswer>;
}

function find(
  deps: GatewayDeps,
  request: GatewayRequest,
  admit: (request: GatewayRequest) => Credential,
): Target | undefined {
  const iam = iamOperation(request.method, request.segments);
  if (iam !== undefined) return { name: iam, answer: () => answerIam(deps.authority, iam, request) };
  if (deps.downloads.owns(request.segments)) {
    return { name: downloadOperation, answer: () => deps.downloads.answer(request) };
  }
  const route = deps.route(request.method, request.segments);
  if (route === undefined) return undefined;
  const answer = () => deps.execute(route, request, admit(request));
  return { name: route.operation.id, route, answer };
}

function errorAnswer(deps: GatewayDeps, error: unknown, requestId: string): WireAnswer {
  if (error instanceof Refusal) {
    return jsonAnswer(error.status, { error_code: error.code, error_msg: error.message, request_id: requestId });
  }
  deps.report(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return jsonAnswer(500, { error_code: 'OSM.0004', error_msg: 'Server internal error', request_id: requestId });
}

function codeOf(answer: WireAnswer): string | undefined {
  const start = answer.body.subarray(0, 64).toString('utf8');
  return /^\{"error_code":"([^"]+)"/.exec(start)?.[1];
}

/**
 * Query parameters left out of the log: up to 100 ids, which are stored as ticket ids, and contact verification data.
 */
const unlogged = ['case_ids', 'contact_value', 'verified_id'];

/** The query of a call. */
function askedOf(route: Route | undefined, request: GatewayRequest | undefined) {
  const query = route === undefined ? [] : (request?.query ?? []);
  const ids = query.filter(([name]) => name === 'case_ids').map(([, value]) => value);
  return {
    tickets: [...(route?.path.case_id === undefined ? [] : [route.path.case_id]), ...ids],
    query: query.filter(([name]) => !unlogged.includes(name)),
  };
}
