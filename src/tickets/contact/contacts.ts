import type { Contact } from '../ports.ts';

export type ContactWay = 'phone' | 'email';

/** One phone number or address of a contact, as the service verifies it. */
export interface ContactPoint {
  readonly way: ContactWay;
  readonly value: string;
  /** Of phone numbers. */
  readonly areaCode?: string | undefined;
}

/** Contacts at the ticket service. One that is not the registered one must be verified before it is used. */
export interface ContactArea {
  needsCode(point: ContactPoint): Promise<boolean>;
  /** Has a code of six digits sent to the point. */
  sendCode(point: ContactPoint): Promise<void>;
  /** Rejects with a refusal where the code is not the one that was sent, or is too old. */
  checkCode(point: ContactPoint, code: string): Promise<void>;
  /** Changes whom the engineer may call or write to; what is absent stays. */
  change(ticket: string, contact: Contact): Promise<void>;
}

/** The points of a contact. */
export function pointsOf({ areaCode, phone, email }: Contact): readonly ContactPoint[] {
  return [
    ...(phone === undefined ? [] : [{ way: 'phone', value: phone, areaCode } as const]),
    ...(email === undefined ? [] : [{ way: 'email', value: email } as const]),
  ];
}

export interface PointState {
  readonly way: ContactWay;
  readonly needsCode: boolean;
  /** When the last code was sent that may still be good, epoch milliseconds. */
  readonly sentAt?: number | undefined;
}
