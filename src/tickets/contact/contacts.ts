import type { Contact } from '../ports.ts';

export type ContactWay = 'phone' | 'email';

/** One phone number or email address of a contact, the unit that the service verifies. */
export interface ContactPoint {
  readonly way: ContactWay;
  readonly value: string;
  /** For phone numbers. */
  readonly areaCode?: string | undefined;
}

/** Contacts at the ticket service. Any contact other than the registered one must be verified before use. */
export interface ContactArea {
  needsCode(point: ContactPoint): Promise<boolean>;
  /** Sends a six-digit code to the contact. */
  sendCode(point: ContactPoint): Promise<void>;
  /** Rejects with a refusal if the code is wrong or expired. */
  checkCode(point: ContactPoint, code: string): Promise<void>;
  /** Changes whom the engineer may call or write to; absent fields stay as they are. */
  change(ticket: string, contact: Contact): Promise<void>;
}

/** The phone number and email address of a contact. */
export function pointsOf({ areaCode, phone, email }: Contact): readonly ContactPoint[] {
  return [
    ...(phone === undefined ? [] : [{ way: 'phone', value: phone, areaCode } as const]),
    ...(email === undefined ? [] : [{ way: 'email', value: email } as const]),
  ];
}

export interface PointState {
  readonly way: ContactWay;
  readonly needsCode: boolean;
  /** When the last code that may still be valid was sent, epoch milliseconds. */
  readonly sentAt?: number | undefined;
}
