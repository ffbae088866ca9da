import type { TreeNode } from '../../../../shared/contract/cache.ts';

/** Trees up to this many nodes are open as a whole at first. */
const SMALL = 40;

/** The nodes above one, from the top; empty when it is not in the tree. */
export function wayTo(tree: TreeNode, id: string): readonly string[] {
  const above = new Map<string, string>();
  const waiting: TreeNode[] = [tree];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const child of node.children) {
      above.set(child.id, node.id);
      waiting.push(child);
    }
  }
  const way: string[] = [];
  for (let next = above.get(id); next !== undefined; next = above.get(next)) way.unshift(next);
  return way;
}

function everyNode(tree: TreeNode): readonly TreeNode[] {
  const found: TreeNode[] = [tree];
  for (let index = 0; index < found.length; index += 1) found.push(...(found[index]?.children ?? []));
  return found;
}

/** What is open when a tree first appears: all of a small one, else the top, the way to the record and the record itself. */
export function openAtFirst(tree: TreeNode, current: string): ReadonlySet<string> {
  const nodes = everyNode(tree);
  if (nodes.length <= SMALL) return new Set(nodes.filter(({ children }) => children.length > 0).map(({ id }) => id));
  return new Set([tree.id, ...wayTo(tree, current), current]);
}

/** The nodes in sight, from top to bottom. */
export function flatten(tree: TreeNode, open: ReadonlySet<unknown>): readonly string[] {
  const rows: string[] = [];
  const visit = (node: TreeNode): void => {
    rows.push(node.id);
    if (open.has(node.id)) node.children.forEach(visit);
  };
  visit(tree);
  return rows;
}
