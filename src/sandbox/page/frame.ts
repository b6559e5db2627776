/** What differs between the pages. */
export interface Framed {
  readonly name: string;
  readonly path: string;
  /** Stylesheets in addition to the shared ones. */
  readonly styles: readonly string[];
  /** Target of the skip link. */
  readonly skipTo: string;
}

/** The pages in the order of their links. */
export const pages: readonly Framed[] = [
  {
    name: 'workspace',
    path: '/',
    styles: ['layout', 'messages', 'lines', 'message-parts', 'menu', 'blocks', 'composer', 'modal', 'tour'],
    skipTo: 'composer',
  },
  { name: 'engineer', path: '/engineer', styles: ['modal', 'engineer'], skipTo: 'tickets' },
  { name: 'inspector', path: '/inspector', styles: ['inspector'], skipTo: 'exchanges' },
];

const styles = ['base', 'top', 'forms'];

/**
 * Builds a page as the browser gets it: the shared frame with the page's own parts at the marks, `<!-- content -->`.
 * @param frame HTML with marks
 * @param own HTML of the page, each part after the mark it belongs to
 */
export function framed(frame: string, own: string, page: Framed): string {
  const parts = new Map(
    own.split(/^<!-- (?=\w+ -->$)/m).map((part) => [part.split(' ')[0], part.replace(/^.*-->\n/, '')]),
  );
  const made: Readonly<Record<string, string>> = {
    styles: [...styles, ...page.styles].map((name) => `<link rel="stylesheet" href="/${name}.css" />`).join('\n'),
    title: `<title data-t="title.${page.name}">Service Tickets</title>`,
    script: `<script type="module" src="/${page.name}.js"></script>`,
    skip: `<a class="skip" href="#${page.skipTo}" data-t="skip.${page.name}"></a>`,
    pages: pages.map((one) => linkTo(one, one === page)).join('\n'),
  };
  return frame.replace(/<!-- (\w+) -->/g, (_, mark: string) => made[mark] ?? parts.get(mark) ?? '');
}

function linkTo({ name, path }: Framed, current: boolean): string {
  return `<a href="${path}"${current ? ' aria-current="page"' : ''} data-t="pages.${name}"></a>`;
}
