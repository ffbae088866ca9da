import { ChevronRight } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Collection, ListLayout, Tree, TreeItem, TreeItemContent, Virtualizer } from 'react-aria-components';
import type { Key, Selection } from 'react-aria-components';
import type { TreeNode } from '../../../../shared/contract/cache.ts';
import { useNavigation } from '../../../navigation/store.ts';
import { shownText } from '../../../ui/shown-text.ts';
import { KindBadge } from './EntityLink.tsx';
import { flatten, openAtFirst, wayTo } from './tree.ts';
import './record-tree.css';

/** Height of a row, in px; two more of text size do not change it, names are cut. */
const ROW_HEIGHT = 34;
const BORDERS = 2;
const layoutOptions = { rowHeight: ROW_HEIGHT };

interface RecordTreeProps {
  readonly tree: TreeNode;
  /** The record in sight; absent from the tree, the nearest above it is opened. */
  readonly current: string;
}

function Node({ node }: { readonly node: TreeNode }) {
  const { t } = useTranslation();
  const name = node.name.trim() === '' ? t('record.untitled') : shownText(node.name);
  return (
    <TreeItem id={node.id} textValue={name} className="record-tree-item">
      <TreeItemContent>
        {({ hasChildItems, isExpanded, level }) => (
          <div className="record-tree-row" style={{ paddingInlineStart: `${(level - 1) * 0.875}rem` }}>
            {hasChildItems ? (
              <Button
                slot="chevron"
                className="record-tree-fold"
                aria-label={t(isExpanded ? 'record.tree.collapse' : 'record.tree.expand', { name })}
              >
                <ChevronRight aria-hidden="true" />
              </Button>
            ) : (
              <span className="record-tree-fold" />
            )}
            <KindBadge kind={node.kind} />
            <span className="record-tree-name" title={name}>
              {name}
            </span>
          </div>
        )}
      </TreeItemContent>
      <Collection items={node.children}>{(child) => <Node node={child} />}</Collection>
    </TreeItem>
  );
}

/** Which nodes are open: those chosen, and always the way to the record in sight. */
function useOpenNodes(tree: TreeNode, current: string): [ReadonlySet<Key>, (keys: Iterable<Key>) => void] {
  const [open, setOpen] = useState<ReadonlySet<Key>>(() => openAtFirst(tree, current));
  useEffect(() => {
    setOpen((before) => new Set([...before, ...wayTo(tree, current)]));
  }, [tree, current]);
  return [
    open,
    (keys) => {
      setOpen(new Set(keys));
    },
  ];
}

/** Rows are laid out some frames after the tree; one that never is, a hidden one say, is not waited for. */
const MOST_FRAMES = 20;

/** Brings a row in sight once it is laid out; gives back the function that gives up. */
function bringInSight(frame: HTMLElement | null, rank: number): () => void {
  const top = rank * ROW_HEIGHT;
  let frames = 0;
  const bring = (): void => {
    const scroller = frame?.querySelector<HTMLElement>('.record-tree');
    frames += 1;
    if (scroller === null || scroller === undefined || scroller.scrollHeight < top + ROW_HEIGHT) {
      if (frames < MOST_FRAMES) next = requestAnimationFrame(bring);
      return;
    }
    const isSeen = top >= scroller.scrollTop && top + ROW_HEIGHT <= scroller.scrollTop + scroller.clientHeight;
    if (!isSeen) scroller.scrollTop = Math.max(0, top - scroller.clientHeight / 3);
  };
  let next = requestAnimationFrame(bring);
  return () => cancelAnimationFrame(next);
}

/** Brings the row of the record in sight, without moving the page. */
function useCurrentInSight(tree: TreeNode, current: string, open: ReadonlySet<Key>) {
  const frame = useRef<HTMLDivElement>(null);
  const rank = useMemo(() => flatten(tree, open).indexOf(current), [tree, open, current]);
  const isThere = rank !== -1;
  // Folding and unfolding above it changes its rank, and not what one looks at.
  useEffect(() => (isThere ? bringInSight(frame.current, rank) : undefined), [tree, current, isThere]);
  return frame;
}

/** Opening a record from the tree leaves the focus on its row, where the frame would take it to the top of the page. */
function useFocusKept(frame: RefObject<HTMLElement | null>): () => void {
  const id = useNavigation((state) => state.route.id);
  const isFromHere = useRef(false);
  useEffect(() => {
    if (!isFromHere.current || id === undefined) return;
    isFromHere.current = false;
    frame.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(id)}"]`)?.focus({ preventScroll: true });
  }, [id, frame]);
  return () => {
    isFromHere.current = true;
  };
}

/** The tree from the EJ down: arrows move and fold, Enter opens the record. */
export function RecordTree({ tree, current }: RecordTreeProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useOpenNodes(tree, current);
  const frame = useCurrentInSight(tree, current, open);
  const keepFocus = useFocusKept(frame);
  const items = useMemo(() => [tree], [tree]);
  const rows = flatten(tree, open).length;
  const select = (selection: Selection): void => {
    const [id] = selection === 'all' ? [] : selection;
    const { go, route } = useNavigation.getState();
    keepFocus();
    if (typeof id === 'string') go({ screen: 'explorer', id, query: route.query });
  };
  return (
    <div ref={frame} className="record-tree-frame" style={{ maxBlockSize: rows * ROW_HEIGHT + BORDERS }}>
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
        <Tree
          aria-label={t('record.tree.label', { name: shownText(tree.name) })}
          className="record-tree"
          items={items}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[current]}
          onSelectionChange={select}
          expandedKeys={open as Set<Key>}
          onExpandedChange={setOpen}
        >
          {(node) => <Node node={node} />}
        </Tree>
      </Virtualizer>
    </div>
  );
}
