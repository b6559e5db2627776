/** An address, also without a scheme, as chat programs show it. Surrounding Chinese punctuation is not part of it. */
const address =
  /(?:https?:\/\/[^\s/?#]{1,253}|[a-z0-9][a-z0-9.-]{0,250}\.[a-z]{2,24}(?::\d{1,5})?)[/?#][^\s<>"'`，。；：！？、（）「」『』【】“”‘’\p{Cf}]*/iuy;

/** Addresses of the console (https://console.huaweicloud.com/ticket/…) and other ticket pages. */
const aboutTickets = /ticket|incident|servicerequest|service-request|工单/iu;

/** Names of the query parameter that holds the ticket number. */
const parameter = /^(?:service_?)?(?:ticket|incident|case|request|order)?_?(?:id|no|number)$/i;

/** A ticket address in a text. */
export interface AddressedTicket {
  readonly id: string;
  /** Where the address ends in the text. */
  readonly end: number;
  /** The address is a ticket page; a number in any other address may mean something else. */
  readonly isConsole: boolean;
}

/** Reads the ticket from an address at a position in a text; undefined if there is no address, or it has no number. */
export function ticketInAddress(text: string, at: number): AddressedTicket | undefined {
  address.lastIndex = at;
  const found = address.exec(text)?.[0].replace(/(?<![)\]}.,;:!?*_~])[)\]}.,;:!?*_~]+$/, '');
  if (found === undefined) return undefined;
  const url = found.includes('://') ? found : `https://${found}`;
  if (!URL.canParse(url)) return undefined;
  const { host, pathname, search, hash } = new URL(url);
  const [place = '', query = ''] = hash.slice(1).split('?');
  const id = [numberIn(query), numberIn(search), lastNumber(place), lastNumber(pathname)].find(
    (one) => one !== undefined,
  );
  const isConsole = aboutTickets.test(`${host}${pathname}${hash}`);
  return id === undefined ? undefined : { id, end: at + found.length, isConsole };
}

function numberIn(query: string): string | undefined {
  const entries = [...new URLSearchParams(query)];
  return entries.find(([name, value]) => parameter.test(name) && isNumber(value))?.[1];
}

function lastNumber(path: string): string | undefined {
  return path.split('/').findLast(isNumber);
}

/** Deps of an address that look like a number: many digits, or digits among capital letters. */
function isNumber(part: string): boolean {
  return /^(?=.*\d)[A-Z0-9]{6,64}$/.test(part);
}
