import { randomUUID } from 'node:crypto';
import type { Instruction } from '../../store/instructions.ts';
import { fieldOf } from '../interaction/block-ids.ts';
import { baseOf, ids } from '../kit/ids.ts';
import { at, factsOf, text, said } from '../payload.ts';

/**
 * What a payload asks for on behalf of a person, as it is kept: by what the person did, and without secrets. Undefined for
 * what nobody waits for: option lists, closed forms, events that are no words to the app.
 */
export function instructionOf(body: unknown, receivedAt: number): Omit<Instruction, 'acknowledged'> | undefined {
  const key = keyOf(body);
  if (key === undefined) return undefined;
  return { key, ...withoutSecrets(body), receivedAt };
}

function keyOf(body: unknown): string | undefined {
  const { kind } = factsOf(body);
  switch (kind) {
    case 'command':
    case 'action':
    case 'shortcut':
      return `${kind}:${text(body, 'trigger_id') ?? randomUUID()}`;
    case 'submission':
      return `${kind}:${text(body, 'view', 'id') ?? randomUUID()}:${text(body, 'view', 'hash') ?? ''}`;
    case 'event':
      return isToApp(at(body, 'event')) ? `${kind}:${identityOf(body)}` : undefined;
    case 'closed':
    case 'options':
    case 'unknown':
      return undefined;
  }
}

/** Words of a person that the app was mentioned in, or that were written in the conversation with it. */
function isToApp(event: unknown): boolean {
  if (text(event, 'user') === undefined || text(event, 'bot_id') !== undefined) return false;
  if (text(event, 'type') === 'app_mention') return true;
  return text(event, 'type') === 'message' && text(event, 'channel_type') === 'im' && said(event);
}

/**
 * What a person wrote is known by its place, its time and the time of its last edit, not by the delivery. In a direct
 * conversation with the app, a mention is a message like any other. Other events are known by their delivery.
 */
export function identityOf(body: unknown): string | undefined {
  const event = at(body, 'event');
  const [type, channel, ts] = ['type', 'channel', 'ts'].map((key) => text(event, key));
  const isSaid = type === 'app_mention' || (type === 'message' && text(event, 'subtype') !== 'message_changed');
  if (!isSaid || channel === undefined || ts === undefined) return text(body, 'event_id');
  return [channel.startsWith('D') ? 'said' : type, channel, ts, text(event, 'edited', 'ts') ?? ''].join(':');
}

/** The payload in JSON. Left out is what is typed into fields for passwords, codes and the like, and Slack's old token. */
function withoutSecrets(body: unknown): Pick<Instruction, 'body' | 'redacted'> {
  let redacted = false;
  const json = JSON.stringify(body, function (this: unknown, key: string, value: unknown): unknown {
    if (this === body && key === 'token') return undefined;
    // In the state of a form, blocks are keys; elsewhere they name themselves.
    if (isSecret(key)) {
      redacted ||= isFilled(value);
      return undefined;
    }
    return isSecret(text(value, 'block_id') ?? '') ? { block_id: text(value, 'block_id') } : value;
  });
  return { body: json, redacted };
}

/** Blocks of which nothing may be written down. */
function isSecret(block: string): boolean {
  const field = fieldOf(block)?.field;
  return (
    baseOf(block) === ids.access.inputs.password || field === 'secret' || field === 'phoneCode' || field === 'emailCode'
  );
}

/** Whether an input of a block has a value (reference of view payloads: `state.values`). */
function isFilled(block: unknown): boolean {
  if (typeof block !== 'object' || block === null) return false;
  return Object.values(block).some((input: unknown) =>
    ['value', 'selected_option', 'selected_options'].some((key) => {
      const entered = at(input, key);
      return Array.isArray(entered) ? entered.length > 0 : entered !== undefined && entered !== null && entered !== '';
    }),
  );
}
