import { z } from 'zod';
import type { Credential } from '../options.ts';
import { header, jsonAnswer, type GatewayRequest, type WireAnswer } from './request.ts';
import { verifySignature } from './signature.ts';
import type { Tokens } from './tokens.ts';

/** The two IAM operations that a client of the ticket API needs, under IAM's names. */
const iamOperations = {
  'POST v3/auth/tokens': 'KeystoneCreateUserTokenByPassword',
  'GET v3/auth/domains': 'KeystoneListAuthDomains',
} as const;

export interface Iam {
  readonly credentials: readonly Credential[];
  readonly tokens: Tokens<Credential>;
  readonly now: () => number;
}

export function iamOperation(method: string, segments: readonly string[]): IamOperation | undefined {
  const key = `${method} ${segments.join('/')}`;
  return key in iamOperations ? iamOperations[key as keyof typeof iamOperations] : undefined;
}

export type IamOperation = (typeof iamOperations)[keyof typeof iamOperations];

/**
 * Answers a request to IAM.
 * @throws Refusal if a signature is wrong
 */
export function answerIam(iam: Iam, operation: IamOperation, request: GatewayRequest): WireAnswer {
  return operation === 'KeystoneCreateUserTokenByPassword' ? createToken(iam, request) : listDomains(iam, request);
}

const named = z.object({ name: z.string() });

/** The body of a request for a token. */
const passwords = z.object({
  auth: z.object({
    identity: z.object({
      methods: z.tuple([z.literal('password')]),
      password: z.object({ user: z.object({ name: z.string(), password: z.string(), domain: named }) }),
    }),
    scope: z.union([z.object({ project: named }), z.object({ domain: named })]),
  }),
});

function createToken(iam: Iam, request: GatewayRequest): WireAnswer {
  const body = passwords.safeParse(parse(request.body));
  if (!body.success) return keystoneError(400, 'Bad Request', 'Request body is invalid.');
  const { identity, scope } = body.data.auth;
  const { user } = identity.password;
  const holder = iam.credentials.find(
    ({ user: known }) =>
      known.name === user.name && known.password === user.password && known.domain === user.domain.name,
  );
  if (holder === undefined) return keystoneError(401, 'Unauthorized', 'The username or password is wrong.');
  const scoped =
    'project' in scope ? scope.project.name === holder.user.project : scope.domain.name === holder.user.domain;
  if (!scoped) return keystoneError(401, 'Unauthorized', 'The scope is not available to the user.');
  const { token, expiresAt } = iam.tokens.issue(holder);
  const answer = {
    token: {
      expires_at: stamp(expiresAt),
      issued_at: stamp(iam.now()),
      methods: ['password'],
      user: { name: holder.user.name, domain: { id: holder.domainId, name: holder.user.domain } },
    },
  };
  return jsonAnswer(201, answer, { 'x-subject-token': token });
}

/** Undefined if it is not JSON. */
function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function listDomains(iam: Iam, request: GatewayRequest): WireAnswer {
  const token = iam.tokens.look(header(request, 'x-auth-token') ?? '');
  const holder =
    token.state === 'valid'
      ? token.holder
      : verifySignature(request, (key) => iam.credentials.find(({ accessKey }) => accessKey === key), iam.now());
  const domain = { id: holder.domainId, name: holder.user.domain, enabled: true, description: '', links: {} };
  return jsonAnswer(200, { domains: [domain], links: {} });
}

/** The observed format of IAM's times: ISO 8601, UTC, microseconds. */
function stamp(at: number): string {
  return new Date(at).toISOString().replace('Z', '000Z');
}

function keystoneError(status: number, title: string, message: string): WireAnswer {
  return jsonAnswer(status, { error: { code: status, message, title } });
}
