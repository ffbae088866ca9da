import { create } from 'zustand';
import type { StoreApi } from 'zustand';
import { api, onEvent } from '../../../client/index.ts';
import type { EntityView, TreeNode } from '../../../../shared/contract/cache.ts';
import { failureOf } from '../../../ui/ErrorPanel.tsx';
import type { Failure } from '../../../ui/ErrorPanel.tsx';
import { treeRoot } from './view.ts';

interface RecordState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** The last one read: it stays in sight while the next one is being read. */
  readonly view: EntityView | undefined;
  readonly failure: Failure | undefined;
  readonly tree: TreeNode | undefined;
  /** The record as received; undefined until asked for. */
  readonly xml: string | undefined;
  readonly xmlFailure: Failure | undefined;
  /** Records of what this one refers to, by id: read when they come in sight. */
  readonly related: Readonly<Record<string, EntityView>>;
  open(id: string): Promise<void>;
  close(): void;
  readXml(): Promise<void>;
  readRelated(ids: readonly string[]): Promise<void>;
}

const NOTHING = {
  view: undefined,
  failure: undefined,
  tree: undefined,
  xml: undefined,
  xmlFailure: undefined,
  related: {},
} as const;

/** How many related records are asked for at once. */
const TOGETHER = 6;

type Store = Pick<StoreApi<RecordState>, 'setState' | 'getState'>;

/** What has been asked for: an answer to anything older is late, and dropped. */
interface Asking {
  request: number;
  id: string | undefined;
  readonly pending: Set<string>;
}

async function readTree({ setState, getState }: Store, asking: Asking, view: EntityView): Promise<void> {
  const mine = asking.request;
  const root = treeRoot(view);
  if (root === undefined) return setState({ tree: undefined });
  if (getState().tree?.id === root) return;
  // The record is there all the same: its parents and children are told in it.
  const tree = await api.cache.tree({ id: root }).catch(() => undefined);
  if (mine === asking.request) setState({ tree });
}

/** Reads a record; `isAnew` after the cache changed, when nothing that was read before holds any more. */
async function readRecord(store: Store, asking: Asking, id: string, isAnew: boolean): Promise<void> {
  const { setState, getState } = store;
  asking.request += 1;
  asking.id = id;
  const mine = asking.request;
  if (getState().view?.id !== id) setState({ status: 'loading', xml: undefined, xmlFailure: undefined });
  try {
    const view = await api.cache.show({ id });
    if (mine !== asking.request) return;
    asking.pending.clear();
    const fresh = isAnew ? { related: {}, tree: undefined } : {};
    setState({ view, status: 'ready', failure: undefined, xml: undefined, xmlFailure: undefined, ...fresh });
    await readTree(store, asking, view);
  } catch (error) {
    if (mine === asking.request) setState({ ...NOTHING, status: 'failed', failure: failureOf(error) });
  }
}

async function readXml({ setState, getState }: Store): Promise<void> {
  const { view } = getState();
  if (view === undefined) return;
  try {
    const { xml = '' } = await api.cache.show({ id: view.id, xml: true });
    if (getState().view === view) setState({ xml, xmlFailure: undefined });
  } catch (error) {
    if (getState().view === view) setState({ xmlFailure: failureOf(error) });
  }
}

async function readRelated({ setState, getState }: Store, asking: Asking, ids: readonly string[]): Promise<void> {
  const mine = asking.request;
  const wanted = ids.filter((id) => getState().related[id] === undefined && !asking.pending.has(id));
  for (const id of wanted) asking.pending.add(id);
  for (let from = 0; from < wanted.length && mine === asking.request; from += TOGETHER) {
    const some = wanted.slice(from, from + TOGETHER);
    const answers = await Promise.allSettled(some.map((id) => api.cache.show({ id })));
    if (mine !== asking.request) return;
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    setState({ related: { ...getState().related, ...Object.fromEntries(found.map((view) => [view.id, view])) } });
  }
}

/** The record in sight, its tree, and what it refers to. Late answers of a record that was left are dropped. */
export const useRecord = create<RecordState>((setState, getState, store) => {
  const asking: Asking = { request: 0, id: undefined, pending: new Set() };
  onEvent((event) => {
    if (event.type === 'cache.changed' && asking.id !== undefined) void readRecord(store, asking, asking.id, true);
  });
  return {
    status: 'idle',
    ...NOTHING,
    open: (id) => readRecord(store, asking, id, false),
    close() {
      asking.request += 1;
      asking.id = undefined;
      asking.pending.clear();
      setState({ status: 'idle', ...NOTHING });
    },
    readXml: () => readXml({ setState, getState }),
    readRelated: (ids) => readRelated({ setState, getState }, asking, ids),
  };
});
