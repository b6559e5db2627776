import { documentParsers } from './document-parsers.ts';
import { bounds, feed } from './feed.ts';
import { unfinishedTexts } from './inputs.ts';

feed(documentParsers, bounds.document, unfinishedTexts);
