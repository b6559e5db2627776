import { h } from './dom.js';
import { emoji, withEmoji } from './emoji.js';
import { parse } from './mrkdwn.js';
import { t } from './words/index.js';

/** Slack's text objects and mrkdwn, as DOM nodes. */

const tags = { bold: 'strong', italic: 'em', strike: 's', quote: 'blockquote' };

export function mrkdwn(app, text) {
  return parse(text).map((node) => nodeOf(app, node));
}

/** A `plain_text` or `mrkdwn` object. */
export function textObject(app, object) {
  if (object.type === 'mrkdwn') return mrkdwn(app, object.text);
  return [object.emoji === false ? object.text : withEmoji(object.text)];
}

function nodeOf(app, node) {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'break':
      return h('br');
    case 'code':
    case 'pre':
      return h(node.kind, {}, node.text);
    case 'emoji':
      return emoji(node.name);
    case 'user':
      return h('span', { class: 'mention' }, `@${app.personById(node.id)?.realName ?? node.label ?? node.id}`);
    case 'channel':
      return channelLink(app, node);
    case 'group':
      return h('span', { class: 'mention' }, node.label ?? `@${app.view.groups?.[node.id] ?? node.id}`);
    case 'broadcast':
      return h('span', { class: 'mention loud' }, `@${node.name}`);
    case 'date':
      return dateNode(app, node);
    case 'link':
      return link(app, node.url, node.label);
    default:
      return h(
        tags[node.kind],
        {},
        node.children.map((child) => nodeOf(app, child)),
      );
  }
}

function channelLink(app, { id, label }) {
  const name = `#${app.view.names[id] ?? label ?? t('message.private-channel')}`;
  if (!app.view.channels.some((channel) => channel.id === id)) return h('span', { class: 'mention' }, name);
  return h('button', { type: 'button', class: 'mention', onclick: () => app.go({ channel: id }) }, name);
}

function dateNode(app, { at, format, link: url, fallback }) {
  const date = new Date(at * 1000);
  const valid = !Number.isNaN(date.getTime());
  const words = app.dates.token(at, format, fallback);
  return h(
    'time',
    { datetime: valid ? date.toISOString() : undefined, title: fallback },
    url === undefined ? words : link(app, url, words),
  );
}

/** Links to workspace messages stay within the page; others open a new tab. */
export function link(app, url, label) {
  const place = placeOf(url);
  if (place !== undefined)
    return h('a', { href: '#', onclick: (event) => (event.preventDefault(), app.go(place)) }, label);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
}

/** The conversation and message of a permalink: `/archives/C123/p1700000000000100?thread_ts=…`. */
export function placeOf(url) {
  if (!URL.canParse(url)) return undefined;
  const { pathname, searchParams } = new URL(url);
  const found = /^\/archives\/([A-Z0-9]+)(?:\/p(\d{10})(\d{6}))?$/.exec(pathname);
  if (found === null) return undefined;
  const [, channel, seconds, micros] = found;
  const thread = searchParams.get('thread_ts') ?? (seconds === undefined ? undefined : `${seconds}.${micros}`);
  return { channel, thread, message: thread };
}
