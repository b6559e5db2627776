import { z } from 'zod';
import { messageBlock, viewBlock, type Block } from './layout/index.ts';
import { plainText } from './text.ts';
import { elementsOf } from './walk.ts';

type Check = z.core.$RefinementCtx<Block[]>;

/** Ids: each block_id once per surface, each action_id once per block; at most one element has the focus. */
function distinct(blocks: readonly Block[], context: Check): void {
  const seen = new Set<string>();
  let focused = 0;
  blocks.forEach((block, index) => {
    if (block.block_id !== undefined && seen.has(block.block_id)) {
      context.addIssue({
        code: 'custom',
        path: [index, 'block_id'],
        message: `block_id already exists: ${block.block_id}`,
      });
    }
    if (block.block_id !== undefined) seen.add(block.block_id);
    const ids = elementsOf(block).flatMap((element) =>
      element.type === 'image' || element.action_id === undefined ? [] : [element.action_id],
    );
    if (new Set(ids).size < ids.length) {
      context.addIssue({ code: 'custom', path: [index], message: 'action_id already exists in this block' });
    }
    focused += elementsOf(block).filter(
      (element) => 'focus_on_load' in element && element.focus_on_load === true,
    ).length;
  });
  if (focused > 1) context.addIssue({ code: 'custom', path: [], message: 'only one element may have focus_on_load' });
}

/** Files, typed addresses and numbers are allowed only in modals. */
function modalOnly(blocks: readonly Block[], context: Check): void {
  blocks.forEach((block, index) => {
    if (block.type !== 'input') return;
    if (['file_input', 'email_text_input', 'url_text_input', 'number_input'].includes(block.element.type)) {
      context.addIssue({
        code: 'custom',
        path: [index, 'element'],
        message: `unsupported type: ${block.element.type}`,
      });
    }
  });
}

/** At most 50 blocks in a message. */
export const messageBlocks = z.array(messageBlock).max(50).superRefine(distinct).superRefine(modalOnly);

const common = {
  callback_id: z.string().max(255).optional(),
  external_id: z.string().max(255).optional(),
  private_metadata: z.string().max(3000).optional(),
};

/** At most 100 blocks in a modal; title and buttons 24 characters (docs.slack.dev, "Modal view"). */
export const modal = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    blocks: z.array(viewBlock).max(100).superRefine(distinct),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...common,
  })
  .refine(
    (view) => view.submit !== undefined || view.blocks.every((block) => block.type !== 'input'),
    'missing required field: submit (the view has an input block)',
  );

export const home = z.strictObject({
  type: z.literal('home'),
  blocks: z.array(viewBlock).max(100).superRefine(distinct).superRefine(modalOnly),
  ...common,
});

export type Modal = z.infer<typeof modal>;
export type Home = z.infer<typeof home>;
