import { timingSafeEqual } from 'node:crypto';
import type {
  JournalAct,
  JournalDetails,
  JournalEntry,
  JournalPage,
  JournalVerification,
} from '../../../shared/contract/vault.ts';
import { guarded, immediately } from '../store/sqlite.ts';
import type { ReadableDb, WritableDb } from '../store/sqlite.ts';
import type { DataKeyHolder } from './data-key.ts';
import { mac } from './envelope.ts';
import { readHeader, updateHeader } from './header.ts';
import type { VaultHeader } from './header.ts';
import { GENESIS, canonicalDetails, entryHash } from './journal-hash.ts';
import type { JournalRow } from './journal-hash.ts';

/** What was done, in the order it was done: rows are only added, each one holds the hash of all before it. */
export interface Journal {
  /**
   * Adds an entry; in a transaction of `immediately`, it is kept or lost with the rest of it. While the vault is open the
   * head and the length are sealed at once, else at the next opening.
   * @throws AppError `internal` for an act or a detail outside the closed lists.
   */
  append(act: JournalAct, details?: JournalDetails): JournalEntry;
  /** The latest first; `before` is the number of the last one seen. */
  page(range: { readonly limit?: number | undefined; readonly before?: number | undefined }): JournalPage;
  /** The first ones first. */
  after(number: number, limit: number): readonly JournalEntry[];
  /** Reads every entry again. */
  verify(): JournalVerification;
  /** Seals the head and the length, if what was sealed before is still there; whether it is. Nothing while locked. */
  sealHead(): boolean;
}

const PAGE = 100;

export function createJournal(db: WritableDb, holder: DataKeyHolder, now: () => Date): Journal {
  const last = db.prepare<[], JournalRow>('SELECT * FROM journal ORDER BY number DESC LIMIT 1');
  const insert = db.prepare('INSERT INTO journal (number, at, act, details, hash) VALUES (?, ?, ?, ?, ?)');
  const next = db.prepare<[number, number], JournalRow>(
    'SELECT * FROM journal WHERE number > ? ORDER BY number LIMIT ?',
  );
  const pageOf = db.prepare<[number, number], JournalRow>(
    'SELECT * FROM journal WHERE number < ? ORDER BY number DESC LIMIT ?',
  );
  const verify = (): JournalVerification => guarded(db.name, () => verified(db, holder));
  const append = (act: JournalAct, details: JournalDetails): JournalEntry => {
    const before = last.get();
    const row = {
      number: (before?.number ?? 0) + 1,
      at: now().toISOString(),
      act,
      details: canonicalDetails(act, details),
    };
    const hash = entryHash(before?.hash ?? GENESIS, row);
    insert.run(row.number, row.at, row.act, row.details, hash);
    sealHead(db, holder);
    return toEntry({ ...row, hash });
  };
  return {
    append: (act, details = {}) => immediately(db, () => append(act, details)),
    page({ limit = PAGE, before = Number.MAX_SAFE_INTEGER }) {
      const entries = guarded(db.name, () => pageOf.all(before, limit).map(toEntry));
      const verification = verify();
      return { entries, total: verification.entries, verification };
    },
    after: (number, limit) => guarded(db.name, () => next.all(number, limit).map(toEntry)),
    verify,
    sealHead: () => immediately(db, () => sealHead(db, holder)),
  };
}

interface Chain {
  readonly entries: number;
  readonly head: string;
  readonly brokenAt: number | null;
}

/** Follows the chain from an entry that is known to hold, reading one row at a time. */
function follow(db: ReadableDb, from: { readonly entries: number; readonly head: string }): Chain {
  const rows = db.prepare<[number], JournalRow>('SELECT * FROM journal WHERE number > ? ORDER BY number');
  let { entries, head } = from;
  let brokenAt: number | null = null;
  for (const row of rows.iterate(entries)) {
    if (row.number !== entries + 1 || row.hash !== entryHash(head, row)) brokenAt ??= entries + 1;
    entries += 1;
    head = row.hash;
  }
  return { entries, head, brokenAt };
}

function verified(db: ReadableDb, holder: DataKeyHolder): JournalVerification {
  const { entries, head, brokenAt } = follow(db, { entries: 0, head: GENESIS });
  const stray = Number(db.prepare('SELECT count(*) FROM journal WHERE number < 1').pluck().get());
  const header = readHeader(db);
  const isKept = header === undefined || isSealedHeadThere(db, header);
  const sealed =
    header !== undefined && holder.isOpen(header.vault_id)
      ? { entries: header.sealed_entries, isValid: isKept && isSealValid(header, holder) }
      : null;
  const isIntact = brokenAt === null && stray === 0 && isKept && sealed?.isValid !== false;
  const missing = !isKept && header !== undefined ? Math.min(header.sealed_entries, entries + 1) : null;
  return { isIntact, entries, head, sealed, brokenAt: brokenAt ?? (stray > 0 ? 0 : missing) };
}

/** Whether what was last sealed is still an element of the chain, at its place. */
function isSealedHeadThere(db: ReadableDb, { sealed_entries, sealed_head }: VaultHeader): boolean {
  if (sealed_entries === 0) return sealed_head === GENESIS;
  const hash = db.prepare('SELECT hash FROM journal WHERE number = ?').pluck().get(sealed_entries);
  return hash === sealed_head;
}

function isSealValid(header: VaultHeader, holder: DataKeyHolder): boolean {
  const { vault_id, sealed_entries, sealed_head, seal } = header;
  const expected = holder.inspect(vault_id, (dataKey) => journalSeal(dataKey, vault_id, sealed_entries, sealed_head));
  return seal.length === expected.length && timingSafeEqual(seal, expected);
}

/** What binds a head and a length to the vault: nobody without its data key can make one. */
export function journalSeal(dataKey: Uint8Array, vaultId: string, entries: number, head: string): Buffer {
  return mac(dataKey, 'journal seal', [vaultId, entries, head].join('\n'));
}

function sealHead(db: WritableDb, holder: DataKeyHolder): boolean {
  const header = readHeader(db);
  if (header === undefined || !holder.isOpen(header.vault_id)) return true;
  // Only what follows the last seal has to be read again: what precedes is in the sealed hash.
  const { entries, head, brokenAt } = follow(db, { entries: header.sealed_entries, head: header.sealed_head });
  if (brokenAt !== null || !isSealedHeadThere(db, header) || !isSealValid(header, holder)) return false;
  const seal = holder.inspect(header.vault_id, (dataKey) => journalSeal(dataKey, header.vault_id, entries, head));
  updateHeader(db, { sealed_entries: entries, sealed_head: head, seal });
  return true;
}

function toEntry({ number, at, act, details, hash }: JournalRow): JournalEntry {
  return { number, at, act: act as JournalAct, details: readDetails(details), hash };
}

/** An entry that was tampered with may hold anything; it is shown as it can be. */
function readDetails(text: string): JournalEntry['details'] {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).map(([name, detail]) => [name, String(detail)]));
  } catch {
    return {};
  }
}
