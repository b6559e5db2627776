import { text } from './payload.ts';

/** Whether a message is one of a person, with or without files; any other subtype is something that Slack or an app says. */
export function said(event: unknown): boolean {
  const subtype = text(event, 'subtype');
  return subtype === undefined || subtype === 'file_share';
}
