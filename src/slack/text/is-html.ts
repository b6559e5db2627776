/** The wrapper that the service puts around rich text (API reference, `trim_osm_rich_text_label`). */
const wrapper = /^<div\s[^<>]*\bosm-rich-text\b/i;

/** What HTML begins with. Inline tags are not among them: a sentence may begin with `<b>` or `<code>` as words. */
const beginning =
  /^<(p|div|h[1-6]|ul|ol|dl|table|figure|blockquote|pre|section|article|header|footer|main|center|br|hr)(?=[\s/>])[^<>]*>/i;

/** A whole page. As words, such tags stand in sentences about answers of servers. */
const page = /^<(?:html|body)(?=[\s/>])[^<>]*>/i;

const empty = new Set(['br', 'hr']);

/**
 * Whether a text of the ticket service is HTML; all else is shown as it was typed. Nothing in the API says which it is, so
 * it is HTML only with the service's wrapper, or if it begins with the tag of a block that is closed further on:
 * `<html>502</html>` within a sentence, `a<b && c>d` and "<p> is not closed" are words.
 */
export function isHtml(source: string): boolean {
  const text = withoutProlog(source);
  if (wrapper.test(text)) return true;
  if (page.test(text)) return /<\/(?:html|body)>$/i.test(text.trimEnd().slice(-10));
  const name = beginning.exec(text)?.[1]?.toLowerCase();
  return name !== undefined && (empty.has(name) || text.toLowerCase().includes(`</${name}`));
}

/** Without blanks, comments and declarations at the start; editors write those first. */
function withoutProlog(source: string): string {
  let text = source.trimStart();
  for (;;) {
    const end = text.startsWith('<!--') ? '-->' : /^<(?:!doctype\s|\?xml)/i.test(text) ? '>' : undefined;
    const at = end === undefined ? -1 : text.indexOf(end);
    if (end === undefined || at === -1) return text;
    text = text.slice(at + end.length).trimStart();
  }
}
