import { beginning, clean, oneLine } from './cut.ts';
import { inlineLength, type Document, type Frame, webAddress } from './document.ts';
import { hidden, isElement, isHidden, lines, media, paragraphs, styles, type Attributes } from './elements.ts';
import { createFlow, type Flow, type Look, aligned, inOneLine, newRow, type Cell } from './flow.ts';

/** Maximum length of a picture's alternative text, in characters. */
const longestWords = 200;

/** The deepest list nesting that Slack's clients show (Block Kit, "List": `indent`, 0 to 8). */
const deepest = 8;

/** Called at the end of an element. `implied`: the source has no end tag. */
type End = (implied: boolean) => void;

interface Table {
  readonly rows: Cell[][];
  inCell: boolean;
}

/** Receives the tags and text of HTML in order. */
export interface HtmlReader {
  /** @param raw the tag as written */
  readonly open: (name: string, attributes: Attributes, raw: string) => void;
  readonly text: (words: string) => void;
  /** Ends the innermost open element. @param implied whether the source has no end tag */
  readonly close: (implied: boolean) => void;
  readonly end: () => Document;
}

/**
 * Builds a document from the tags and text of HTML.
 * @param picture text to show for a picture
 * @param keepsLines whether line breaks in the source are shown
 */
export function createHtmlReader(picture: string, keepsLines: boolean): HtmlReader {
  const ends: (End | undefined)[] = [];
  /** Text not yet processed: the parser reports each `<` and each character reference separately. */
  let pending = '';
  let flow: Flow = createFlow();
  let look: Look = { style: {} };
  let frame: Frame = { kind: 'text' };
  /** How many of the open elements are hidden, drawings, or code. */
  let unseen = 0;
  let drawings = 0;
  let code = 0;
  let quotes = 0;
  const lists: { next: number | undefined }[] = [];
  const tables: Table[] = [];

  const enter = (next: Frame): End => {
    const before = frame;
    flow.open((frame = next));
    return () => {
      // Text after a list or code within an item isn't another item.
      frame = before.kind === 'item' ? { kind: quotes > 0 ? 'quote' : 'text' } : before;
      flow.open(frame);
    };
  };

  const read = (words: string) => {
    if (unseen > 0) return;
    if (code > 0) flow.verbatim(words, look);
    else if (!keepsLines) flow.words(words, look);
    else linesOf(words);
  };

  const linesOf = (words: string) => {
    for (const [place, line] of words.split('\n').entries()) {
      if (place > 0) flow.lineBreak();
      flow.words(line, look);
    }
  };

  const item = (value: string | undefined): End => {
    const list = lists.at(-1) ?? { next: undefined };
    if (list.next !== undefined && /^\d{1,6}$/.test(value ?? '')) list.next = Number(value);
    const number = list.next;
    if (number !== undefined) list.next = number + 1;
    const depth = Math.min(Math.max(lists.length - 1, 0), deepest);
    return enter({ kind: 'item', quoted: quotes > 0, depth, ...(number !== undefined && { number }) });
  };

  const list = (name: string, start: string | undefined): End => {
    const first = /^\d{1,6}$/.test(start ?? '') ? Number(start) : 1;
    lists.push({ next: name === 'ol' ? first : undefined });
    flow.gap(1);
    return () => {
      lists.pop();
      flow.gap(1);
    };
  };

  const cell = (): End => {
    const table = tables.at(-1);
    // A nested table is part of the text of the outer one.
    if (table === undefined || tables.length > 1 || table.inCell) {
      flow.blank();
      return () => flow.blank();
    }
    const [outer, outerFrame] = [flow, frame];
    flow = createFlow();
    frame = { kind: 'text' };
    table.inCell = true;
    return () => {
      table.inCell = false;
      (table.rows.at(-1) ?? newRow(table.rows)).push(inOneLine(flow.end()));
      [flow, frame] = [outer, outerFrame];
    };
  };

  const table = (): End => {
    const own: Table = { rows: [], inCell: false };
    tables.push(own);
    flow.gap(2);
    return () => {
      tables.pop();
      const rows = own.rows.filter((row) => row.some((one) => inlineLength(one) > 0));
      if (rows.some((row) => row.length > 1)) {
        const end = enter({ kind: 'code', quoted: quotes > 0 });
        flow.line(aligned(rows));
        end(false);
      } else for (const [one = []] of rows) flow.line(one);
      flow.gap(2);
    };
  };

  const image = ({ alt = '', src = '' }: Attributes) => {
    const name = oneLine(alt);
    const shown = name === '' ? `[${picture}]` : `[${picture}: ${beginning(name, longestWords)}]`;
    flow.words(shown, { ...look, url: look.url ?? pictureAddress(src) });
  };

  const styled = (name: string, { href = '' }: Attributes): End => {
    const before = look;
    const style = styles[name];
    if (style !== undefined) look = { ...look, style: { ...look.style, [style]: true } };
    if (name === 'a') look = { ...look, url: webAddress(href.trim()) };
    return () => (look = before);
  };

  const opened = (name: string, attributes: Attributes, raw: string): End | undefined => {
    if (unseen > 0 || hidden.has(name) || media.has(name) || isHidden(attributes)) {
      const address = unseen === 0 && media.has(name) ? webAddress(attributes.src ?? attributes.data ?? '') : undefined;
      if (address !== undefined) flow.words(address, { ...look, url: address });
      unseen += 1;
      return () => (unseen -= 1);
    }
    if (name === 'svg' || name === 'math') {
      drawings += 1;
      return () => (drawings -= 1);
    }
    if (!isElement(name)) {
      if (drawings > 0) return undefined;
      read(raw);
      return (implied) => {
        if (!implied) read(`</${raw.slice(1, 1 + name.length)}>`);
      };
    }
    return element(name, attributes);
  };

  const element = (name: string, attributes: Attributes): End | undefined => {
    switch (name) {
      case 'br':
        if (code > 0) flow.verbatim('\n', look);
        else flow.lineBreak();
        return undefined;
      case 'img':
      case 'image':
        image(attributes);
        return undefined;
      case 'q':
        flow.words('“', look);
        return () => flow.words('”', look);
      case 'li':
        return item(attributes.value);
      case 'ul':
      case 'ol':
        return list(name, attributes.start);
      case 'blockquote': {
        quotes += 1;
        const end = enter({ kind: 'quote' });
        return (implied) => {
          quotes -= 1;
          end(implied);
        };
      }
      case 'pre':
      case 'listing':
      case 'xmp': {
        code += 1;
        const end = enter({ kind: 'code', quoted: quotes > 0 });
        return (implied) => {
          code -= 1;
          end(implied);
        };
      }
      case 'table':
        return table();
      case 'tr':
        if (tables.length === 1) newRow(tables[0]?.rows ?? []);
        else flow.gap(1);
        return undefined;
      case 'td':
      case 'th':
        return cell();
      default: {
        const gap = paragraphs.has(name) ? 2 : lines.has(name) ? 1 : undefined;
        const end = styled(name, attributes);
        if (gap === undefined) return end;
        flow.gap(gap);
        return (implied) => {
          flow.gap(gap);
          end(implied);
        };
      }
    }
  };

  const readPending = () => {
    // Character references can stand for characters that must not be shown.
    if (pending !== '') read(clean(pending));
    pending = '';
  };

  const close = (implied: boolean) => {
    readPending();
    ends.pop()?.(implied);
  };

  return {
    open: (name, attributes, raw) => {
      readPending();
      ends.push(opened(name, attributes, raw));
    },
    text: (words) => (pending += words),
    close,
    end: () => {
      while (ends.length > 0) close(true);
      readPending();
      return flow.end();
    },
  };
}

/** Pictures of the ticket are posted as files: their URLs belong to the API, which answers only signed requests. */
function pictureAddress(src: string): string | undefined {
  return src.includes('/accessorys/') ? undefined : webAddress(src);
}
