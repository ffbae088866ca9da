import type { TreeNode } from '../../../shared/contract/cache.ts';
import type { Command } from '../command.ts';
import { plain } from '../table.ts';
import type { Ui } from '../ui.ts';

/** `cercle tree ID` */
export const treeCommand: Command = {
  name: 'tree',
  method: 'cache.tree',
  positionals: [{ name: 'ID' }],
  options: [],
  examples: ['tree 750712184', 'tree 1750712184 --json'],
  async run({ open, positionals: [id = ''] }) {
    const { client } = await open();
    const tree = await client.cache.tree({ id });
    return { value: tree, lines: (ui) => treeLines(tree, ui) };
  },
};

/** The tree with its branches drawn; walked without recursion, since a document decides how deep it is. */
export function treeLines(root: TreeNode, ui: Ui): string[] {
  const lines: string[] = [];
  const waiting: { readonly node: TreeNode; readonly lead: string; readonly branch: string; readonly next: string }[] =
    [{ node: root, lead: '', branch: '', next: '' }];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    const { node, lead, branch, next } = step;
    const kind = ui.texts.tables.kinds[node.kind];
    lines.push(`${lead}${branch}${plain(node.name)} ${ui.dim(`(${kind}, ${plain(node.nationalId ?? node.id)})`)}`);
    const below = node.children.map((child, at) => {
      const isLast = at === node.children.length - 1;
      return { node: child, lead: lead + next, branch: isLast ? '└─ ' : '├─ ', next: isLast ? '   ' : '│  ' };
    });
    waiting.push(...below.reverse());
  }
  return lines;
}
