import type { CrlFacts } from '../../../shared/domain/certificates/facts.ts';
import { guarded } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';

/** A list of revoked certificates as it is kept. */
export interface KeptCrl {
  readonly id: string;
  readonly facts: CrlFacts;
  readonly addedAt: string;
  readonly origin: string;
}

/** The lists of revoked certificates in vault.db. What writes is called within a transaction that also writes the journal. */
export interface CrlRows {
  all(): readonly KeptCrl[];
  der(id: string): Uint8Array | undefined;
  add(crl: KeptCrl, der: Uint8Array): void;
  remove(id: string): void;
}

interface Line {
  readonly id: string;
  readonly facts: string;
  readonly added_at: string;
  readonly origin: string;
}

function toKept({ id, facts, added_at: addedAt, origin }: Line): KeptCrl {
  return { id, facts: JSON.parse(facts) as CrlFacts, addedAt, origin };
}

export function crlRows(db: WritableDb): CrlRows {
  // A list may weigh tens of megabytes: its bytes are read only when a chain needs them.
  const all = db.prepare<[], Line>('SELECT id, facts, added_at, origin FROM crl ORDER BY seq DESC');
  const bytes = db.prepare<[string], { readonly der: Uint8Array }>('SELECT der FROM crl WHERE id = ?');
  const insert = db.prepare(
    'INSERT OR IGNORE INTO crl (id, sha256, der, facts, added_at, origin) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const erase = db.prepare('DELETE FROM crl WHERE id = ?');
  return {
    all: () => guarded(db.name, () => all.all().map(toKept)),
    der(id) {
      const line = guarded(db.name, () => bytes.get(id));
      return line && new Uint8Array(line.der);
    },
    add({ id, facts, addedAt, origin }, der) {
      insert.run(id, facts.sha256, Buffer.from(der), JSON.stringify(facts), addedAt, origin);
    },
    remove: (id) => void erase.run(id),
  };
}
