import { z } from 'zod';

const slackFile = z.union([z.strictObject({ id: z.string() }), z.strictObject({ url: z.string() })]);

/** Slack fetches the picture, so it must be an address. */
const imageUrl = z.string().min(1).max(3000).refine(isAddress, 'invalid url');

export const imageSource = { image_url: imageUrl.optional(), slack_file: slackFile.optional() };
export const altText = z.string().min(1).max(2000);

/** Exactly one source, as Slack requires. */
export const oneSource = (image: { readonly image_url?: unknown; readonly slack_file?: unknown }) =>
  (image.image_url === undefined) !== (image.slack_file === undefined);

export const imageElement = z
  .strictObject({ type: z.literal('image'), ...imageSource, alt_text: altText })
  .refine(oneSource, 'exactly one of image_url and slack_file is required');

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
