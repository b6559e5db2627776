/** An address, also without its scheme as chat programs show it. What Chinese sentences have around it is no part of it. */
const address =
  /(?:https?:\/\/[^\s/?#]{1,253}|[a-z0-9][a-z0-9.-]{0,250}\.[a-z]{2,24}(?::\d{1,5})?)[/?#][^\s<>"'`，。；：！？、（）「」『』【】“”‘’\p{Cf}]*/iuy;

/** Of the console (https://console.huaweicloud.com/ticket/…) and whatever else shows tickets. */
const aboutTickets = /ticket|incident|servicerequest|service-request|工单/iu;

/** How the number of a ticket is called in the query of an address. */
const parameter = /^(?:service_?)?(?:ticket|incident|case|request|order)?_?(?:id|no|number)$/i;

/** A ticket's address in a text. */
export interface AddressedTicket {
  readonly id: string;
  /** Where the address ends in the text. */
  readonly end: number;
  /** The address is one of tickets; any other address may have a number in it that means something else. */
  readonly isConsole: boolean;
}

/** Reads the ticket from an address that stands at a place of a text; undefined where there is none, or it has no number. */
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

/** Parts of addresses that are numbers: many digits, or digits among capital letters. */
function isNumber(part: string): boolean {
  return /^(?=.*\d)[A-Z0-9]{6,64}$/.test(part);
}
