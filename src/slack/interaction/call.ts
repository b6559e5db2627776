import { within } from '../../ops/within.ts';
import { targetOf } from './answer.ts';
import type { SlackContext, Call, Surface } from './context.ts';
import { at, factsOf, text, triggerOf } from '../payload.ts';

/**
 * Reads from a payload who asks for something, where, and how to answer. What is missing or malformed becomes an empty
 * text, which the desk refuses.
 * @param botUser of Bolt's context
 */
export function callOf(surface: Surface, body: unknown, botUser: string | undefined): Call {
  const { user = '', team, channel = '', thread } = factsOf(body);
  return {
    user,
    team,
    actor: once(() => surface.people.actor(user, team)),
    place: { channel, thread },
    triggerId: text(body, 'trigger_id'),
    view: text(body, 'view', 'type') === 'modal' ? text(body, 'view', 'id') : undefined,
    key: triggerOf(body) ?? messageKey(at(body, 'event')) ?? text(body, 'event_id') ?? '',
    act: (work) => work(),
    attached: { files: [], unlisted: [] },
    isDirect: isDirect(body, channel),
    answer: surface.answers(targetOf(body)),
    form: { open: false },
    botUser,
  };
}

/**
 * A message is known by its channel and time: when it is edited, or delivered again, Slack sends it with a new `event_id`
 * (reference of `app_mention`: "edited").
 */
export function messageKey(event: unknown): string | undefined {
  const [channel, ts] = [text(event, 'channel'), text(event, 'ts')];
  return channel === undefined || ts === undefined ? undefined : `${channel}.${ts}`;
}

/** Slack calls these conversations so where it names the channel of a command (`directmessage`, `mpdm-ada--bob-1`). */
export function isDirect(body: unknown, channel: string): boolean {
  const name = text(body, 'channel_name') ?? text(body, 'channel', 'name') ?? '';
  const type = text(body, 'event', 'channel_type');
  return channel.startsWith('D') || /^(?:directmessage$|mpdm-)/.test(name) || type === 'im' || type === 'mpim';
}

/** The same promise for every call. */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => (made ??= make());
}

/** Milliseconds that a first answer waits for the language of a person; Slack's answer is remembered then. */
const patience = 300;

/** The parts of the surface that speaking to somebody takes. */
type Speaker = Pick<SlackContext, 'people' | 'texts' | 'textsIn'>;

/** The surface with texts in the language of whoever sent a payload. Never rejects, and hardly waits. */
export async function speak<S extends Speaker>(surface: S, body: unknown): Promise<S> {
  const { user } = factsOf(body);
  if (user === undefined) return surface;
  const language = await within(surface.people.language(user), patience);
  return language === undefined ? surface : { ...surface, texts: surface.textsIn(language.value) };
}
