import { LinkifyIt } from 'linkify-it';
import { words, type Inline, type Words } from './document.ts';

/** A longer address is words: no browser of old took more, and it has to stay whole where a text is cut. */
const longest = 2000;

const linkify = new LinkifyIt({ urlAuth: true, maxLength: longest });

/** The linkifier begins at a word, and in Chinese no blank stands before an address; so beginnings are looked for here. */
const beginning = /(?<![a-z0-9+.-])https?:(?=\/\/)/gi;

/**
 * Finds the web addresses of a text. Names of hosts without `http` are words: "readme.md" and "deploy.sh" are file names.
 * Nothing is looked at twice: what stands within an address that is too long is words with it.
 */
export function linked({ text, style }: Words): Inline[] {
  const found: Inline[] = [];
  let done = 0;
  let read = 0;
  for (const { 0: schema, index } of text.matchAll(beginning)) {
    if (index < read) continue;
    const after = index + schema.length;
    const length = linkify.testSchemaAt(text, schema.toLowerCase(), after);
    const shown = text.slice(index, after + length);
    const url = length === 0 ? undefined : webAddress(shown);
    read = after + length;
    if (url === undefined) continue;
    if (index > done) found.push(words(text.slice(done, index), style));
    found.push(link(url, shown, style));
    done = read;
  }
  if (done < text.length) found.push(words(text.slice(done), style));
  return found;
}

/** A link with its words, which are left out where they are the address. */
export function link(url: string, text: string, style: Words['style'] = {}): Inline {
  const styled = words('', style).style;
  return {
    type: 'link',
    url,
    ...(text !== url && text !== '' && { text }),
    ...(styled !== undefined && { style: styled }),
  };
}

/** The address, where it is one that a browser should open. */
export function webAddress(url: string): string | undefined {
  if (url.length > longest || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return /^https?:$/.test(protocol) && href.length <= longest ? href : undefined;
}
