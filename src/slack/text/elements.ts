/** Elements of HTML (WHATWG HTML, "Index of elements" and "Obsolete features"), by their role in a Slack message. */

export type Attributes = Readonly<Record<string, string>>;

const set = (...names: string[]) => new Set(names.flatMap((some) => some.split(',')));

/** Content isn't shown. For `media`, it is meant for browsers that can't play them. */
export const hidden = set('script,style,title,template,noscript,meta,link,base,param,source,track,area,map');
export const media = set('video,audio,iframe,object,embed,canvas');

/** Start and end a paragraph, with an empty line between two of them. */
export const paragraphs = set('p,h1,h2,h3,h4,h5,h6,dl,figure,fieldset,hr');

/** Start and end a line. */
export const lines = set(
  'div,address,article,aside,body,center,details,dd,dt,dir,figcaption,caption,footer,form,frameset',
  'header,hgroup,html,legend,main,menu,nav,option,optgroup,search,section,select,summary,tr,table,tbody',
  'thead,tfoot,noframes,marquee',
);

/** Inline elements without a style of their own. */
const plain = set(
  'a,abbr,acronym,applet,basefont,bdi,bdo,big,blink,button,col,colgroup,data,datalist,font,frame,head',
  'input,ins,label,mark,meter,nobr,output,picture,progress,rb,rp,rt,rtc,ruby,slot,small,span,sub,sup,td',
  'textarea,th,time,u,wbr,q,img,br,svg,math,dialog,image,isindex,keygen,spacer',
);

export const styles: Readonly<Record<string, 'bold' | 'italic' | 'strike' | 'code'>> = {
  ...{ b: 'bold', strong: 'bold', h1: 'bold', h2: 'bold', h3: 'bold', h4: 'bold', h5: 'bold', h6: 'bold', dt: 'bold' },
  ...{ i: 'italic', em: 'italic', cite: 'italic', dfn: 'italic', var: 'italic' },
  ...{ s: 'strike', del: 'strike', strike: 'strike', code: 'code', kbd: 'code', samp: 'code', tt: 'code' },
};

const structured = set('ul,ol,li,blockquote,pre,listing,xmp,plaintext');

/** Whether a tag is an HTML element. Names with a prefix are those of Word and XML; all others are text in angle brackets. */
export function isElement(name: string): boolean {
  return (
    [hidden, media, paragraphs, lines, plain, structured].some((names) => names.has(name)) ||
    Object.hasOwn(styles, name) ||
    /^[a-z][\w.-]*:[a-z][\w.-]*$/.test(name)
  );
}

/** Whether an element is hidden (`hidden`, `display: none`, Outlook's `mso-hide`). */
export function isHidden({ hidden: attribute, style = '' }: Attributes): boolean {
  return attribute !== undefined || /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|mso-hide\s{0,9}:\s{0,9}all)/i.test(style);
}
