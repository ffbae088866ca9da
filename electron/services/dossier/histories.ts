import type { HistoryVerification } from '../../../shared/contract/dossier-views.ts';
import { canonicalJson } from '../../../shared/domain/onboarding/canonical.ts';
import type { HistoryEntry, OnboardingEvent } from '../../../shared/domain/onboarding/events.ts';
import type { Seals } from '../keystore/seals.ts';
import { guarded, immediately } from '../store/sqlite.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import type { DossierLine, DossierRows } from './dossier-rows.ts';
import { GENESIS, entryHash } from './entry-hash.ts';
import type { EntryRow } from './entry-hash.ts';
import { assertNoSecretTexts } from './secret-texts.ts';

/** What happened to each dossier: entries are only added, each one holds the hash of all before it. */
export interface Histories {
  /** Opens the history of a dossier that is not there yet. */
  begin(id: string, event: OnboardingEvent): void;
  /**
   * Adds what `decide` gives for the entries as they are, under the write lock: of two programs that record at once, the second
   * one decides after the first. Nothing is added for a refusal, which comes back.
   * @throws AppError `dossier.unknown`.
   */
  append<R extends object>(
    id: string,
    decide: (entries: readonly HistoryEntry[]) => { readonly event: OnboardingEvent } | R,
  ): R | null;
  /** In their order; an event that was changed outside Cercle may be missing. */
  entries(id: string): readonly HistoryEntry[];
  /** Events as they lie there. */
  texts(id: string): readonly string[];
  /** Everything that was hashed, as it lies there. */
  lines(id: string): readonly EntryRow[];
  /** Reads every entry again. `hasFile` tells whether the content of a file is what its fingerprint says. */
  verify(id: string, hasFile?: (sha256: string) => boolean): HistoryVerification;
  /** Seals every head that was not, if what was sealed before is still there; nothing while the vault is locked. */
  sealAll(): void;
}

export interface HistoryParts {
  readonly db: WritableDb;
  readonly rows: DossierRows;
  readonly seals: () => Seals;
  readonly now: () => Date;
}

export function createHistories(parts: HistoryParts): Histories {
  const { db, rows } = parts;
  const all = db.prepare<[string], EntryRow>(
    'SELECT number, at, event, hash FROM entry WHERE dossier = ? ORDER BY number',
  );
  const entries = (id: string): readonly HistoryEntry[] => guarded(db.name, () => all.all(id)).flatMap(toEntry);
  return {
    begin: (id, event) =>
      anchoredAfter(parts, id, () => {
        rows.add(id);
        add(parts, id, event);
      }),
    append: (id, decide) =>
      anchoredAfter(parts, id, () => {
        rows.get(id);
        const decided = decide(entries(id));
        if (!('event' in decided)) return decided;
        add(parts, id, decided.event);
        return null;
      }),
    entries,
    lines: (id) => guarded(db.name, () => all.all(id)),
    texts: (id) => guarded(db.name, () => all.all(id)).map(({ event }) => event),
    verify: (id, hasFile) => guarded(db.name, () => verified(parts, rows.get(id), hasFile)),
    sealAll() {
      if (parts.seals().make(PURPOSE, '') === undefined) return;
      for (const { id } of rows.all()) anchoredAfter(parts, id, () => sealHead(parts, rows.get(id)));
    },
  };
}

/**
 * All or nothing; then the journal of the vault is told of the first seal, if there is one. A kill between the two leaves that to the
 * next time.
 */
function anchoredAfter<T>(parts: HistoryParts, id: string, work: () => T): T {
  const result = immediately(parts.db, work);
  const { seal, sealed_entries: entries, sealed_head: head } = parts.rows.get(id);
  const isNews = seal !== null && parts.seals().anchorOf(id) === undefined;
  if (isNews && isSealValid(parts.seals(), parts.rows.get(id)) === true) parts.seals().anchor(id, { entries, head });
  return result;
}

/** To be called in a transaction. What is written stays for ever: a secret never is. @throws AppError `dossier.secret`. */
function add(parts: HistoryParts, id: string, event: OnboardingEvent): void {
  assertNoSecretTexts(event.type, event);
  const { db, rows, now } = parts;
  const before = db
    .prepare<[string], EntryRow>(
      'SELECT number, at, event, hash FROM entry WHERE dossier = ? ORDER BY number DESC LIMIT 1',
    )
    .get(id);
  const row = { number: (before?.number ?? 0) + 1, at: now().toISOString(), event: canonicalJson(event) };
  const hash = entryHash(before?.hash ?? GENESIS, row);
  db.prepare('INSERT INTO entry (dossier, number, at, event, hash) VALUES (?, ?, ?, ?, ?)').run(
    ...[id, row.number, row.at, row.event, hash],
  );
  sealHead(parts, rows.get(id));
}

/** What was tampered with may be no event any more; its verification tells. */
function toEntry({ number, at, event, hash }: EntryRow): HistoryEntry[] {
  try {
    const read = JSON.parse(event) as Partial<OnboardingEvent> | null;
    const isEvent = typeof read?.type === 'string' && Array.isArray(read.files);
    return isEvent ? [{ number, at, event: read as OnboardingEvent, hash }] : [];
  } catch {
    return [];
  }
}

interface Chain {
  readonly entries: number;
  readonly head: string;
  readonly brokenAt: number | null;
}

/** Follows the chain from an entry that is known to hold. */
function follow(
  db: ReadableDb,
  id: string,
  from: Pick<Chain, 'entries' | 'head'>,
  isGood: (row: EntryRow) => boolean,
): Chain {
  const rows = db.prepare<[string, number], EntryRow>(
    'SELECT number, at, event, hash FROM entry WHERE dossier = ? AND number > ? ORDER BY number',
  );
  let { entries, head } = from;
  let brokenAt: number | null = null;
  for (const row of rows.all(id, entries)) {
    const isNext = row.number === entries + 1 && row.hash === entryHash(head, row);
    if (!isNext || !isGood(row)) brokenAt ??= entries + 1;
    entries += 1;
    head = row.hash;
  }
  return { entries, head, brokenAt };
}

/** Every entry was written for its dossier: what lies under an id that no dossier has was moved or left behind. */
function verified(
  { db, seals }: HistoryParts,
  line: DossierLine,
  hasFile?: (sha256: string) => boolean,
): HistoryVerification {
  const hasFiles = ({ event }: EntryRow): boolean => hasFile === undefined || filesOf(event).every(hasFile);
  const { entries, head, brokenAt } = follow(db, line.id, { entries: 0, head: GENESIS }, hasFiles);
  const stray = Number(db.prepare('SELECT count(*) FROM entry WHERE dossier = ? AND number < 1').pluck().get(line.id));
  const isKept = isSealedHeadThere(db, line) && isAnchored(db, seals(), line);
  const isValid = isSealValid(seals(), line);
  const sealed = isValid === undefined ? null : { entries: line.sealed_entries, isValid: isKept && isValid };
  const isIntact = entries > 0 && brokenAt === null && stray === 0 && isKept && sealed?.isValid !== false;
  const missing = isKept ? null : Math.max(1, Math.min(line.sealed_entries, entries + 1));
  return { isIntact, entries, head, sealed, brokenAt: brokenAt ?? (stray > 0 ? 0 : missing) };
}

/** Fingerprints of the files that an event names. */
export function filesOf(event: string): readonly string[] {
  try {
    const { files } = JSON.parse(event) as { readonly files?: readonly { readonly sha256: string }[] };
    return (files ?? []).map(({ sha256 }) => sha256);
  } catch {
    return [];
  }
}

/** Whether what was last sealed is still an element of the chain, at its place. */
function isSealedHeadThere(db: ReadableDb, { id, sealed_entries, sealed_head, seal }: DossierLine): boolean {
  if (sealed_entries === 0) return sealed_head === GENESIS && seal === null;
  const hash = db.prepare('SELECT hash FROM entry WHERE dossier = ? AND number = ?').pluck().get(id, sealed_entries);
  return hash === sealed_head;
}

/** Whether what the vault sealed first is still there, with a seal. */
function isAnchored(db: ReadableDb, seals: Seals, { id, seal }: DossierLine): boolean {
  const anchor = seals.anchorOf(id);
  if (anchor === undefined) return true;
  const hash = db.prepare('SELECT hash FROM entry WHERE dossier = ? AND number = ?').pluck().get(id, anchor.entries);
  return seal !== null && hash === anchor.head;
}

const PURPOSE = 'dossier seal';

/** What binds a head and a length to a dossier and to the vault. */
function sealText({
  id,
  sealed_entries,
  sealed_head,
}: Pick<DossierLine, 'id' | 'sealed_entries' | 'sealed_head'>): string {
  return [id, sealed_entries, sealed_head].join('\n');
}

/** Undefined while the vault is locked or does not exist, or nothing was sealed. */
function isSealValid(seals: Seals, line: DossierLine): boolean | undefined {
  return line.seal === null ? undefined : seals.holds(PURPOSE, sealText(line), line.seal);
}

/** To be called in a transaction. What precedes the last seal is in the sealed hash: only what follows is read again. */
function sealHead({ db, rows, seals }: HistoryParts, line: DossierLine): void {
  const { entries, head, brokenAt } = follow(
    db,
    line.id,
    { entries: line.sealed_entries, head: line.sealed_head },
    () => true,
  );
  if (entries === line.sealed_entries || brokenAt !== null) return;
  if (!isSealedHeadThere(db, line) || !isAnchored(db, seals(), line) || isSealValid(seals(), line) === false) return;
  const next = { sealed_entries: entries, sealed_head: head };
  const seal = seals().make(PURPOSE, sealText({ id: line.id, ...next }));
  if (seal !== undefined) rows.sealed(line.id, { ...next, seal });
}
