import { parseLine } from '../interaction/parse.ts';
import { plainly } from '../words/typed.ts';
import { runLine } from './run-line.ts';
import { commandNamed } from './features.ts';
import { outdated, type Click } from '../interaction/click.ts';

/** Runs a command line that was offered as a button; only such as change nothing by themselves. */
export const runOffered: Click = async (surface, call, value) =>
  commandNamed(parseLine(value).name)?.harmless === true ? runLine(surface, call, plainly(value)) : outdated(surface);
