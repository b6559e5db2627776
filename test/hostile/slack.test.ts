import { feed } from './feed.ts';
import { slackParsers } from './slack-parsers.ts';

feed(slackParsers);
