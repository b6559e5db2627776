/** Wraps plain text the way the service's editor does. */
export function toRichText(text: string): string {
  const lines = escape(text)
    .split('\n')
    .map((line) => `<p>${line}</p>`);
  return wrap(lines.join(''));
}

export function wrap(html: string): string {
  return `<div class="osm-rich-text">${html}</div>`;
}

/** The text of HTML: paragraphs and breaks become lines, tags are removed, entities decoded. */
export function stripTags(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/(p|div|li)>/gi, '\n')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(lt|gt|amp|quot|nbsp);/g, (_match, name: string) => entities[name] ?? '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' };

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
