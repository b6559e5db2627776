import { post } from '../conversation/post.ts';
import { ControlError } from '../error.ts';
import type { Person } from '../state/model.ts';
import { messageObject } from '../wire/message.ts';
import { fileInMessage } from '../wire/file.ts';
import type { Workspace } from '../workspace.ts';
import { conversationOf } from './find.ts';
import { toMarkup } from './markup.ts';

/** A message, and its destination. */
export interface Forwarding {
  readonly from: { readonly channel: string; readonly ts: string };
  readonly to: string;
  /** The person's comment above it. */
  readonly text?: string | undefined;
  readonly thread?: string | undefined;
}

/** Forwards a message: it is attached, with its text in `message_blocks` and `text`. Returns the ts. */
export function forward(ws: Workspace, person: Person, { from, to, text = '', thread }: Forwarding): string {
  const source = conversationOf(ws, person, from.channel);
  const message = source.messages.get(from.ts);
  if (message === undefined) throw new ControlError(`There is no message ${from.ts} in ${from.channel}.`);
  const { state } = ws;
  const author = state.people.get(message.user);
  const whole = messageObject(ws, source, message);
  const files = message.files.flatMap((id) => state.files.get(id) ?? []);
  const shared = {
    ...{
      id: 1,
      is_share: true,
      is_msg_unfurl: true,
      ts: message.ts,
      channel_id: source.id,
      channel_team: state.team.id,
    },
    ...{ author_id: message.user, author_name: author?.realName ?? '', author_subname: author?.realName ?? '' },
    from_url: `https://${state.team.domain}.slack.com/archives/${source.id}/p${message.ts.replace('.', '')}`,
    ...{ text: message.text, fallback: message.text, mrkdwn_in: ['text'], footer: 'Slack Conversation' },
    message_blocks: [
      {
        team: state.team.id,
        channel: source.id,
        ts: message.ts,
        message: { blocks: 'blocks' in whole ? whole.blocks : [] },
      },
    ],
    ...(files.length > 0 && { files: files.map((file) => fileInMessage(ws, source, file)) }),
  };
  const target = conversationOf(ws, person, to);
  return post(ws, target, { user: person.id, text: toMarkup(state, text), attachments: [shared], thread }).ts;
}
