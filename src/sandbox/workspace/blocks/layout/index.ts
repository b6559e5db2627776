import { z } from 'zod';
import { context, divider, header, image, markdown, section } from './display.ts';
import { actions, input } from './interactive.ts';
import { richText } from './rich-text.ts';

const shared = [section, header, divider, context, actions, input, image, richText] as const;

export const messageBlock = z.discriminatedUnion('type', [...shared, markdown]);
export const viewBlock = z.discriminatedUnion('type', [...shared]);

export type Block = z.infer<typeof messageBlock>;
