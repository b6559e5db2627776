import { readConfig } from '../../src/config.ts';
import { hasShape } from '../../src/osm/answer-shapes.ts';
import { decode, encode } from '../../src/osm/encode.ts';
import { isEndpoint } from '../../src/osm/endpoint.ts';
import { failureOf, isDocumented } from '../../src/osm/failure.ts';
import { countOf } from '../../src/osm/list-answer.ts';
import { toTransfer } from '../../src/osm/mapping/access.ts';
import { toAddresses } from '../../src/osm/mapping/addresses.ts';
import { parseChoices } from '../../src/osm/mapping/choices.ts';
import { toLimits } from '../../src/osm/mapping/limits.ts';
import { toMessage } from '../../src/osm/mapping/message.ts';
import { picturesIn } from '../../src/osm/mapping/pictures.ts';
import { parseTime } from '../../src/osm/mapping/time.ts';
import { integer } from '../../src/osm/mapping/values.ts';
import { parseRetryAfter } from '../../src/osm/retry.ts';
import { scrub } from '../../src/osm/scrub.ts';
import { signInTrouble, type Refused } from '../../src/osm/sign-in-trouble.ts';
import { createUrl, normalizeBase, parseUrl } from '../../src/osm/signed-url.ts';
import type { Parsers } from './feed.ts';

const names = { accessKey: 'A', secretKey: 'S', securityToken: 'T', endpoint: 'E', user: 'U', password: 'P' };
const refused = (message: string, by: Refused['by']): Refused => ({
  ...{ host: 'a.example', message, ahead: undefined, by },
  names: { ...names, domain: 'D', project: 'R' } as never,
});

/** What reads what the ticket API says, and what its admin configured, by source file. */
export const serviceParsers: Parsers = {
  'osm/answer-shapes.ts': { hasShape: (text) => hasShape({ total: text }, { total: 'number' }) },
  'osm/encode.ts': { encode, decode },
  'osm/endpoint.ts': { isEndpoint: (text) => isEndpoint(`https://a.example/${text}`) },
  'osm/failure.ts': {
    isDocumented: (text) => isDocumented(failureOf({ code: `OSM.${text}`, message: text }), 'iam'),
  },
  'osm/list-answer.ts': { countOf },
  'osm/mapping/access.ts': { toTransfer: (text) => toTransfer({ total_duration: text, file_size: text } as never) },
  'osm/mapping/addresses.ts': { toAddresses: (text) => toAddresses({ mc_email_infos: [text] }) },
  'osm/mapping/choices.ts': {
    parseChoices: (text) => parseChoices(text, 'en-us'),
    // Of three characters each, such as `{},`.
    'parseChoices, a list': (text) => parseChoices(`[${text.slice(0, 99_999)}0]`, 'en-us'),
  },
  'osm/mapping/limits.ts': {
    toLimits: (text) => toLimits({ limit_count: text, limit_size: text, limit_file_type: text }),
    'toLimits, after a digit': (text) => toLimits({ limit_count: `1${text}`, limit_size: `1.${text}` }),
  },
  'osm/mapping/message.ts': {
    toMessage: (text) => toMessage({ content: text, replier_name: text, create_time: text }),
  },
  'osm/mapping/pictures.ts': {
    picturesIn,
    'picturesIn, in many tags': (text) => picturesIn(`<img ${text.slice(0, 3900)}>`.repeat(25)),
  },
  'osm/mapping/time.ts': { parseTime, 'parseTime, after a day': (text) => parseTime(`2026-01-01${text}`) },
  'osm/mapping/values.ts': { integer },
  'osm/retry.ts': { parseRetryAfter: (text) => parseRetryAfter(text, 0) },
  'osm/scrub.ts': { scrub: (text) => scrub(text, ['secret', text.slice(0, 10), text.slice(0, 1000)]) },
  'osm/sign-in-trouble.ts': {
    'signInTrouble, of a key': (text) => signInTrouble(refused(text, 'key')),
    'signInTrouble, of a password': (text) => signInTrouble(refused(text, 'login')),
    'signInTrouble, with times': (text) => signInTrouble(refused(`signature time:${text}`, 'key')),
  },
  'osm/signed-url.ts': {
    parseUrl,
    'parseUrl, a query': (text) => parseUrl(`https://a.example/b?${text}`),
    createUrl: (text) => createUrl('https://a.example', `/${text}`, { a: text }),
    normalizeBase: (text) => normalizeBase(`https://a.example/${text}`),
  },
};

/** Lists of the configuration are checked entry by entry. */
export const configurationParsers: Parsers = {
  'config.ts': { 'readConfig, a password': (text) => readConfig({ IAM_PASSWORD: `a${text}` }) },
  'config-variables.ts': {
    'readConfig, people': (text) => readConfig({ ROLE_ADMINS: text }),
    'readConfig, addresses': (text) =>
      readConfig({
        HTTPS_PROXY: text,
        SLACK_API_URL: text,
        OSM_ENDPOINT: `https://a/${text}`,
        SLACK_COMMAND: `/${text}`,
      }),
  },
};
