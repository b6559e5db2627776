import { bounds, feed } from './feed.ts';
import { unfinishedTexts } from './inputs.ts';
import { configurationParsers, serviceParsers } from './service-parsers.ts';

feed(serviceParsers);
feed(configurationParsers, bounds.document, unfinishedTexts);
