import type { Role } from '../../../src/tickets/roles/roles.ts';
import { newFormMetadata } from '../../../src/slack/create/open-form-state.ts';
import { encodeMetadata } from '../../../src/slack/interaction/metadata.ts';

/** What Slack sends, without who sends it, from where, and the id of the view. */
export interface Payload {
  readonly view?: Readonly<Record<string, unknown>> | undefined;
  readonly [field: string]: unknown;
}

/** One valid thing that a person may do, and who. */
export interface Sample {
  readonly least: Role;
  /** The least role of whoever opened the ticket, or follows it, where that matters. */
  readonly own?: Role;
}

export const ticket = '12345678';

/** Whose ticket it is, unless it is the person's own; also in payloads. */
export const somebody = 'USOMEBODY';

/** The key of a create form that the person has a draft and findings of. */
export const formKey = '0b5c9a52-0d0c-4f38-8a3e-2f8f6f0f4a11';
/** Of a message that the create form was offered for. */
export const offeredKey = 'C1.1.2';

export const form = newFormMetadata(formKey, { channel: 'C1' });
export const createMetadata = encodeMetadata('create', form);
/** Of a form of which an earlier version is a ticket. */
export const earlierMetadata = encodeMetadata('create', { ...form, earlier: { id: ticket } });

/** The state of inputs whose block and element have the same id. */
export function entered(inputs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { values: Object.fromEntries(Object.entries(inputs).map(([id, input]) => [id, { [id]: input }])) };
}

/** A choice as it stands in the state. */
export function chosen(value: string): Readonly<Record<string, unknown>> {
  return { selected_option: { value, text: { type: 'plain_text', text: value } } };
}
