import type { TrustedAuthority } from '../../../shared/contract/trust.ts';
import type { CertificateFacts, Environment } from '../../../shared/domain/certificates/facts.ts';
import { guarded } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';

export interface HeldAuthority extends TrustedAuthority {
  readonly der: Uint8Array;
}

/** The trusted authorities in vault.db. What writes is called within a transaction that also writes the journal. */
export interface AuthorityRows {
  all(): readonly HeldAuthority[];
  get(id: string): HeldAuthority | undefined;
  add(authority: HeldAuthority): void;
  remove(id: string): void;
}

interface Line {
  readonly id: string;
  readonly environment: Environment;
  readonly kind: 'root' | 'intermediate';
  readonly der: Uint8Array;
  readonly facts: string;
  readonly added_at: string;
  readonly origin: string;
}

function toHeld({ id, environment, kind, der, facts, added_at: addedAt, origin }: Line): HeldAuthority {
  return {
    ...{ id, environment, kind, addedAt, origin },
    der: new Uint8Array(der),
    facts: JSON.parse(facts) as CertificateFacts,
  };
}

export function authorityRows(db: WritableDb): AuthorityRows {
  const all = db.prepare<[], Line>('SELECT * FROM authority ORDER BY environment, kind DESC, seq');
  const one = db.prepare<[string], Line>('SELECT * FROM authority WHERE id = ?');
  const insert = db.prepare(
    `INSERT INTO authority (id, sha256, environment, kind, der, facts, added_at, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const erase = db.prepare('DELETE FROM authority WHERE id = ?');
  return {
    all: () => guarded(db.name, () => all.all().map(toHeld)),
    get(id) {
      const line = guarded(db.name, () => one.get(id));
      return line && toHeld(line);
    },
    add({ id, facts, environment, kind, der, addedAt, origin }) {
      insert.run(id, facts.sha256, environment, kind, Buffer.from(der), JSON.stringify(facts), addedAt, origin);
    },
    remove: (id) => void erase.run(id),
  };
}
