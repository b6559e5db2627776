import type { types } from '@slack/bolt';
import type { Call, Surface } from './context.ts';

/** What a menu offers for what was typed into it; at most 100 options, as Slack takes. */
export type Suggest = (surface: Surface, call: Call, typed: string, body: unknown) => Promise<readonly types.Option[]>;
