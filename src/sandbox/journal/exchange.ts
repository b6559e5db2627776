/** A request between the bot and one of the two servers, with its answer. */
export interface Exchange {
  /** Which server: Slack, or the ticket service, which includes IAM. */
  readonly side: 'slack' | 'tickets';
  /** `payload`: Slack sent it to the bot. `call`: the bot sent it. */
  readonly kind: 'payload' | 'call';
  /** `/ticket`, `view_submission`, `chat.postMessage`, `createCases`. */
  readonly name: string;
  /** Method and path, or the socket. */
  readonly way: string;
  /** Epoch milliseconds. */
  readonly at: number;
  /** Milliseconds until the answer or the ack. */
  readonly took: number;
  readonly proof: Proof;
  /** `acked`, `ok`, `200`, an error code, or another outcome. */
  readonly result: string;
  readonly failed: boolean;
  readonly request: unknown;
  readonly answer: unknown;
}

/** How the sender was identified, and whether the receiver accepted it; undefined if nobody checked. */
export interface Proof {
  readonly by: 'signature' | 'token' | 'connection' | 'address' | 'nothing';
  readonly accepted?: boolean | undefined;
}

/** Receives each exchange. */
export type Observe = (exchange: Exchange) => void;
