import { createRequire } from 'node:module';

/** What the official SDK's signer takes, in words of our own. */
export interface OfficialRequest {
  readonly method: string;
  readonly host: string;
  /** Not encoded. */
  readonly path: string;
  readonly query: Record<string, string | number | boolean | string[]>;
  readonly headers: Record<string, string>;
  /** Signed as JSON. */
  readonly data: unknown;
  /** As in X-Sdk-Date. */
  readonly date: string;
}

interface OfficialSigner {
  sign(request: object, credential: { getAk(): string; getSk(): string }): Record<string, string>;
}

// The package's entry pulls in its whole HTTP stack; the signer alone is one CommonJS file.
const { AKSKSigner } = createRequire(import.meta.url)('@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js') as {
  AKSKSigner: OfficialSigner;
};

/** The Authorization header that the official signer makes. */
export function officialSignature(
  request: OfficialRequest,
  key: { readonly id: string; readonly secret: string },
): string {
  const signed = AKSKSigner.sign(
    {
      method: request.method,
      endpoint: `https://${request.host}${request.path}`,
      queryParams: request.query,
      headers: { ...request.headers, 'X-Sdk-Date': request.date },
      data: request.data,
    },
    { getAk: () => key.id, getSk: () => key.secret },
  );
  return signed.Authorization ?? '';
}
