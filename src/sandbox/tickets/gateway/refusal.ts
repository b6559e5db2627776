/** An error answer, in the API's format. */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** 400: the request violates the contract. */
export function badParameter(message: string): Refusal {
  return new Refusal(400, 'OSM.0001', message);
}

/** 404 of the gateway: wrong host, method or path. */
export function notPublished(): Refusal {
  return new Refusal(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment');
}

/** 401, in the gateway's words. */
export function unauthorized(message: string): Refusal {
  return new Refusal(401, 'APIGW.0301', `Incorrect IAM authentication information: ${message}`);
}

/** 401: the key is known, but the signature differs from the gateway's, which shows what it signed. */
export class WrongSignature extends Refusal {
  constructor(canonicalRequest: string) {
    const problem = `verify aksk signature fail, canonicalRequest:${canonicalRequest}`;
    super(401, 'APIGW.0301', `Incorrect IAM authentication information: ${problem}`);
  }
}

/** The documented business errors. All arrive with HTTP 200. */
const messages = {
  'OSM.01010001': 'Parameter verification failed',
  'OSM.01010002': 'You do not have permission to perform the operation',
  'OSM.01010003': 'The account and password do not match',
  'OSM.01010004': 'The ticket was urged a short time ago. Try again later',
  'OSM.01010005': 'The total size of the attachments uploaded today exceeds the limit',
  'OSM.01010006': 'The severity does not exist',
  'OSM.01010007': 'The user is not allowed to create tickets',
  'OSM.01010008': 'The CC email address is not valid',
  'OSM.01010009': 'The support plan does not cover this type of ticket',
  'OSM.01010010': 'Verification failed',
  'OSM.01010013': 'The action_id does not exist',
  'OSM.01010014': 'The operation failed',
  'OSM.01010015': 'The ticket does not exist',
  'OSM.01010016': 'The type of the report is not valid',
  /** From 01010017 up, undocumented codes exist; the service uses one of them, so that clients meet it. */
  'OSM.01010017': 'The latest service ticket agreement has not been signed',
} as const;

export type BusinessCode = keyof typeof messages;

/** A business error: HTTP 200 with a code. `detail` gives the specifics. */
export function business(code: BusinessCode, detail?: string): Refusal {
  return new Refusal(200, code, detail === undefined ? messages[code] : `${messages[code]}: ${detail}`);
}
