import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Texts } from '../../locales/index.ts';
import type { Language } from '../../tickets/language.ts';
import type { Link } from '../../tickets/links/link.ts';
import { onceOnly } from '../../tickets/once-only.ts';
import type { UseCaseDeps } from '../../tickets/deps.ts';
import { type Feature, outdated, type Click } from '../interaction/feature.ts';
import { ids } from '../kit/ids.ts';
import type { Call, SlackContext } from '../interaction/context.ts';
import { isChannelId, decodeMetadata } from '../interaction/metadata.ts';
import { showDone } from '../interaction/open-form.ts';
import { text } from '../payload.ts';
import { inWords, type Message, shown } from '../kit/message.ts';
import { noteView } from '../kit/modal.ts';
import { follow } from '../link/index.ts';
import { move } from '../paused/index.ts';
import type { Wider } from './channels.ts';
import { widerWarning } from './wider-view.ts';

/** Links a private ticket to a place where more people can read it, after the person accepted that. */
const share: Click = async (context, call, value) => {
  const asked = decodeMetadata('share', value);
  if (asked === undefined) return outdated(context);
  const { ticket, channel, thread, link, readers } = asked;
  const { said } =
    link === undefined
      ? await follow(context, call, ticket, { channel, thread }, readers)
      : await move(context, call, link, channel, readers);
  const { texts } = context;
  const done = noteView(texts('cards.link.title'), said, texts);
  if (call.view !== undefined && (await showDone(context, call.view, done))) return undefined;
  return said;
};

/** Makes a ticket private: visible to the person who opened it and to operators. */
async function makePrivate({ useCases, texts }: SlackContext, call: Call, id: string): Promise<Message> {
  await useCases.privacy.set(await call.actor(), id, true);
  return inWords('privacy.made', { id }, texts);
}

/** Makes a private ticket visible again. */
async function endPrivate({ useCases, texts }: SlackContext, call: Call, id: string): Promise<Message> {
  await useCases.privacy.set(await call.actor(), id, false);
  return inWords('privacy.ended', { id }, texts);
}

/** Handles the event that a channel was shared with another organization: people who linked tickets to it are warned. */
export async function channelShared({ channelChanged }: SlackContext, body: unknown): Promise<void> {
  const channel = text(body, 'event', 'channel');
  if (isChannelId(channel)) await channelChanged?.(channel);
}

export interface WarnDeps extends Pick<UseCaseDeps, 'once' | 'now' | 'log'> {
  readonly client: WebClient;
  readonly linksIn: (channel: string) => Promise<readonly Link[]>;
  readonly language: (user: string) => Promise<Language>;
  readonly textsIn: (language: Language) => Texts;
}

/** Returns a function that warns everyone who linked tickets to a channel, once per change, that more people can read it now. */
export function createWarnOfWider(deps: WarnDeps): (change: Wider) => Promise<void> {
  const { client, linksIn, language, textsIn } = deps;
  return async ({ channel, readers, since }) => {
    const links = await linksIn(channel);
    for (const creator of new Set(links.map((link) => link.creator))) {
      const tickets = [...new Set(links.flatMap((link) => (link.creator === creator ? [link.ticket] : [])))];
      await onceOnly(deps, `wider:${channel}:${since}:${readers}:${creator}`, async (claim) => {
        const texts = textsIn(await language(creator));
        const message = shown(widerWarning({ channel, readers, tickets }, texts));
        const send = () => client.chat.postMessage({ channel: creator, unfurl_links: false, ...message });
        await claim.send(send).catch(unlessUnreachable);
        return 'told';
      });
    }
  };
}

/** If Slack doesn't allow a message to a person, it isn't retried. */
function unlessUnreachable(error: unknown): void {
  if (!(error instanceof WebAPIPlatformError) || error.data.error === 'ratelimited') throw error;
}

export const visibility: Feature = {
  clicks: { [ids.privacy.share]: share },
  menu: [
    { name: 'private', group: 'parts', permission: 'operate', own: 'link', onPrivate: false, run: makePrivate },
    { name: 'public', group: 'parts', permission: 'operate', own: 'link', onPrivate: true, run: endPrivate },
  ],
};
