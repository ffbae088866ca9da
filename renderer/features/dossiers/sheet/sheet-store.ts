import { create } from 'zustand';
import type { Sheet } from '../../../../shared/domain/onboarding/sheet.ts';
import { api } from '../../../client/index.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { useDossier } from '../dossier-store.ts';

type Values = Readonly<Partial<Sheet>>;

interface SheetDraft {
  /** The dossier whose sheet is filled. */
  readonly id: string | undefined;
  readonly phase: 'idle' | 'typing' | 'saving' | 'saved' | 'undone';
  /** What was typed and is not kept yet. */
  readonly typed: Values;
  readonly savedAt: Date | undefined;
  /** What each change replaced, the latest last. */
  readonly before: readonly Values[];
  /** The field that another view sends the person to. */
  readonly wanted: keyof Sheet | undefined;
  open(id: string): void;
  type(key: keyof Sheet, value: string): void;
  /** The person left a field: what was typed is kept soon, with what is typed next. */
  left(): void;
  save(): Promise<void>;
  undo(): Promise<void>;
  want(field: keyof Sheet | undefined): void;
}

/** Long enough that a person who thinks makes one entry in the history, not ten. */
const TYPING_MS = 2500;
/** Long enough to go from field to field. */
const LEFT_MS = 700;

const NOTHING = { phase: 'idle', typed: {}, savedAt: undefined, before: [] } as const;

function keysOf(values: Values): readonly (keyof Sheet)[] {
  return Object.keys(values) as (keyof Sheet)[];
}

/** Those of `keys` in a sheet. */
function pick(sheet: Values, keys: readonly (keyof Sheet)[]): Values {
  return Object.fromEntries(keys.map((key) => [key, sheet[key] ?? '']));
}

function without(values: Values, kept: Values): Values {
  return Object.fromEntries(
    keysOf(values)
      .filter((key) => values[key] !== kept[key])
      .map((key) => [key, values[key]]),
  );
}

/** Keeps values in the dossier; gives what they replaced, undefined when they change nothing. */
async function keep(id: string, values: Values): Promise<Values | undefined> {
  const { id: shown, dossier } = useDossier.getState();
  const sheet: Values = shown === id && dossier !== undefined ? dossier.dossier.sheet : {};
  const changed = keysOf(values).filter((key) => sheet[key] !== values[key]);
  if (changed.length === 0) return undefined;
  const { ...sent } = pick(values, changed);
  useDossier.getState().accept(await api.dossiers.set({ id, values: sent as Record<string, string> }));
  return pick(sheet, changed);
}

/** What a saving leaves: what was typed meanwhile is not kept yet. */
function afterSaving(
  { typed, before }: Pick<SheetDraft, 'typed' | 'before'>,
  kept: Values,
  replaced: Values | undefined,
): Pick<SheetDraft, 'typed' | 'phase' | 'savedAt' | 'before'> {
  const left = without(typed, kept);
  return {
    typed: left,
    phase: keysOf(left).length > 0 ? 'typing' : 'saved',
    savedAt: new Date(),
    before: replaced === undefined ? before : [...before, replaced],
  };
}

type Get = () => SheetDraft;
type Set = (part: Partial<SheetDraft>) => void;

/** Keeps what was typed, one saving at a time; `soon` comes back to what was typed meanwhile. */
async function save(get: Get, set: Set, soon: () => void): Promise<void> {
  const { id, typed, phase } = get();
  if (id === undefined || keysOf(typed).length === 0) return;
  if (phase === 'saving') return soon();
  set({ phase: 'saving' });
  try {
    const replaced = await keep(id, typed);
    if (get().id !== id) return;
    set(afterSaving(get(), typed, replaced));
    if (get().phase === 'typing') soon();
  } catch (error) {
    if (get().id === id) set({ phase: 'typing' });
    throw error;
  }
}

/** The sheet while it is filled: what is typed is kept as one goes, and each change can be undone. */
export const useSheet = create<SheetDraft>((set, get) => {
  let timer: number | undefined;
  const soon = (ms: number): void => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => attempt(() => get().save()), ms);
  };
  return {
    ...NOTHING,
    id: undefined,
    wanted: undefined,
    open(id) {
      if (get().id !== id) set({ ...NOTHING, id });
    },
    type(key, value) {
      const { typed, phase } = get();
      set({ typed: { ...typed, [key]: value }, phase: phase === 'saving' ? phase : 'typing' });
      soon(TYPING_MS);
    },
    left() {
      if (keysOf(get().typed).length > 0) soon(LEFT_MS);
    },
    save() {
      window.clearTimeout(timer);
      return save(get, set, () => soon(LEFT_MS));
    },
    async undo() {
      await get().save();
      const { id, before } = get();
      const last = before.at(-1);
      if (id === undefined || last === undefined) return;
      await keep(id, last);
      set({ before: before.slice(0, -1), phase: 'undone', savedAt: new Date() });
    },
    want: (wanted) => set({ wanted }),
  };
});
