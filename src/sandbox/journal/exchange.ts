/** Something that went over the wire between the bot and one of the two servers, with its answer. */
export interface Exchange {
  /** Whose wire: Slack's, or the ticket service's, which is IAM, too. */
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
  /** `acked`, `ok`, `200`, an error code, or what became of it. */
  readonly result: string;
  readonly failed: boolean;
  readonly request: unknown;
  readonly answer: unknown;
}

/** By what the sender was known, and whether the receiver accepted that; undefined where nobody looked. */
export interface Proof {
  readonly by: 'signature' | 'token' | 'connection' | 'address' | 'nothing';
  readonly accepted?: boolean | undefined;
}

/** Takes what went over the wire. */
export type Observe = (exchange: Exchange) => void;
