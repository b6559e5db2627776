import { text } from './values.ts';

/** Tags of rich texts of the service; what else stands in angle brackets is somebody's words. */
const tag =
  /<\/?(?:div|p|br|span|a|b|i|u|s|strong|em|ul|ol|li|img|table|tbody|thead|tr|td|th|h[1-6]|pre|code)\b[^<>]*>/gi;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', amp: '&' };

/**
 * The words of a text that is shown as one line. With `trim_osm_rich_text_label` false a text may be rich (`<div
 * class="osm-rich-text">`); stripped by the service, words of two paragraphs may run into each other.
 */
export function plain(source: unknown): string | undefined {
  const html = text(source);
  if (html === undefined || html.search(tag) === -1) return html;
  return text(
    html
      .replace(tag, ' ')
      .replace(/&(lt|gt|quot|#39|nbsp|amp);/g, (_, name: string) => entities[name] ?? '')
      .replace(/\s+/g, ' '),
  );
}
