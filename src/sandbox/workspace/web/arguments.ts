import { SlackError } from '../error.ts';
import type { Incoming } from './body.ts';
import { parseMultipart } from './multipart.ts';

/**
 * The arguments of a Web API call: from the query, and from a form or JSON in the body.
 * Throws `invalid_json`, `json_not_object`, `invalid_form_data` or `invalid_post_type`.
 */
export function callArguments(incoming: Incoming): Record<string, unknown> {
  const query = Object.fromEntries(incoming.url.searchParams);
  if (incoming.body.length === 0) return query;
  const type = incoming.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  switch (type) {
    case 'application/x-www-form-urlencoded':
      return { ...query, ...Object.fromEntries(new URLSearchParams(incoming.body.toString('utf8'))) };
    case 'application/json':
      return { ...query, ...parseObject(incoming.body.toString('utf8')) };
    case 'multipart/form-data':
      return { ...query, ...formFields(incoming) };
    default:
      throw new SlackError('invalid_post_type');
  }
}

function parseObject(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new SlackError('invalid_json');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SlackError('json_not_object');
  return { ...value };
}

function formFields(incoming: Incoming): Record<string, unknown> {
  const parts = parseMultipart(incoming.headers['content-type'] ?? '', incoming.body);
  if (parts === undefined) throw new SlackError('invalid_form_data');
  return Object.fromEntries(parts.map((part) => [part.name, part.bytes.toString('utf8')]));
}
