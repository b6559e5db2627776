import type { Block } from '../blocks/layout/index.ts';
import { visibleFile } from '../conversation/files.ts';
import { fileObject } from '../wire/file.ts';
import type { Workspace } from '../workspace.ts';

interface Picture {
  readonly slack_file?: { readonly id: string } | { readonly url: string } | undefined;
}

/** Errors for pictures in blocks whose Slack file the app cannot see (docs.slack.dev, "Image block", `slack_file`). */
export function lostPictures(ws: Workspace, blocks: readonly Block[], root: string): readonly string[] {
  return blocks.flatMap((block, index) =>
    picturesOf(block).some((picture) => isLost(ws, picture))
      ? [`invalid slack file [json-pointer:${root}/${index}/slack_file]`]
      : [],
  );
}

function picturesOf(block: Block): readonly Picture[] {
  switch (block.type) {
    case 'image':
      return [block];
    case 'context':
      return block.elements.filter((element) => element.type === 'image');
    case 'section':
      return block.accessory?.type === 'image' ? [block.accessory] : [];
    default:
      return [];
  }
}

function isLost(ws: Workspace, { slack_file: file }: Picture): boolean {
  if (file === undefined) return false;
  if ('id' in file) return visibleFile(ws, file.id) === undefined;
  return ![...ws.state.files.values()].some((stored) => {
    const { url_private, permalink } = fileObject(ws, stored);
    return visibleFile(ws, stored.id) !== undefined && (url_private === file.url || permalink === file.url);
  });
}
