import type { CertificateUse, RequestForm, TestRecord } from '../../../shared/contract/certificate-views.ts';
import type { CertificateFacts, RequestFacts } from '../../../shared/domain/certificates/facts.ts';
import { guarded } from '../store/sqlite.ts';
import type { WritableDb } from '../store/sqlite.ts';

/** The request a certificate answers, or will answer. */
export interface HeldRequest {
  readonly der: Uint8Array;
  readonly facts: RequestFacts;
}

/** A certificate as an authority made it. */
export interface HeldDer {
  readonly der: Uint8Array;
  readonly facts: CertificateFacts;
}

/** One line of the inventory as it is kept: a pending request has no certificate, an imported certificate no request. */
export interface Held {
  readonly id: string;
  readonly label: string;
  /** SHA-256 of the public key: what a key, a request and its answer have in common. */
  readonly spki: string;
  readonly certificate: HeldDer | null;
  readonly request: HeldRequest | null;
  readonly profile: string | null;
  readonly form: RequestForm | null;
  /** When its private key came into the vault, where it lies under the SHA-256 of its public key; null without one. */
  readonly keyAddedAt: string | null;
  readonly renews: string | null;
  readonly isLive: boolean;
  /** When it was first put in service. */
  readonly servedAt: string | null;
  readonly backupDeclined: boolean;
  readonly archived: boolean;
  readonly binUntil: string | null;
  readonly addedAt: string;
  readonly installedAt: string | null;
  readonly notes: string;
  readonly uses: readonly CertificateUse[];
}

/** The lines of the inventory in vault.db. What writes is called within a transaction that also writes the journal. */
export interface InventoryRows {
  all(): readonly Held[];
  get(id: string): Held | undefined;
  /** Ids of certificates whose SHA-256 begins so. */
  idsByFingerprint(prefix: string): readonly string[];
  bySha256(sha256: string): Held | undefined;
  /** Lines of one public key, the oldest first. */
  byPublicKey(spki: string): readonly Held[];
  /** Writes a line, new or changed. */
  put(held: Held): void;
  erase(id: string): void;
  tests(id: string): readonly TestRecord[];
  addTest(id: string, test: TestRecord): void;
  /** Certificates of authorities met on the way: they help to build a path and are never trusted. */
  authorities(): readonly Uint8Array[];
  addAuthority(sha256: string, der: Uint8Array): void;
}

interface Line {
  readonly id: string;
  readonly label: string;
  readonly spki: string;
  readonly certificate: Uint8Array | null;
  readonly facts: string | null;
  readonly sha256: string | null;
  readonly request: Uint8Array | null;
  readonly request_facts: string | null;
  readonly profile: string | null;
  readonly form: string | null;
  readonly key_added_at: string | null;
  readonly renews: string | null;
  readonly is_live: number;
  readonly served_at: string | null;
  readonly backup_declined: number;
  readonly archived: number;
  readonly bin_until: string | null;
  readonly added_at: string;
  readonly installed_at: string | null;
  readonly notes: string;
  readonly uses: string;
}

const COLUMNS = [
  ...['id', 'label', 'spki', 'certificate', 'facts', 'sha256', 'request', 'request_facts', 'profile', 'form'],
  ...['key_added_at', 'renews', 'is_live', 'served_at', 'backup_declined', 'archived', 'bin_until'],
  ...['added_at', 'installed_at', 'notes', 'uses'],
] as const;

function json<T>(text: string): T {
  return JSON.parse(text) as T;
}

function toHeld(line: Line): Held {
  const { certificate, facts, request, request_facts: asked } = line;
  return {
    id: line.id,
    label: line.label,
    spki: line.spki,
    certificate: certificate === null || facts === null ? null : { der: certificate, facts: json(facts) },
    request: request === null || asked === null ? null : { der: request, facts: json(asked) },
    profile: line.profile,
    form: line.form === null ? null : json(line.form),
    keyAddedAt: line.key_added_at,
    renews: line.renews,
    isLive: line.is_live === 1,
    servedAt: line.served_at,
    backupDeclined: line.backup_declined === 1,
    archived: line.archived === 1,
    binUntil: line.bin_until,
    addedAt: line.added_at,
    installedAt: line.installed_at,
    notes: line.notes,
    uses: json(line.uses),
  };
}

function toLine(held: Held): Line {
  const { certificate, request, form } = held;
  return {
    id: held.id,
    label: held.label,
    spki: held.spki,
    certificate: certificate?.der ?? null,
    facts: certificate && JSON.stringify(certificate.facts),
    sha256: certificate?.facts.sha256 ?? null,
    request: request?.der ?? null,
    request_facts: request && JSON.stringify(request.facts),
    profile: held.profile,
    form: form && JSON.stringify(form),
    key_added_at: held.keyAddedAt,
    renews: held.renews,
    is_live: Number(held.isLive),
    served_at: held.servedAt,
    backup_declined: Number(held.backupDeclined),
    archived: Number(held.archived),
    bin_until: held.binUntil,
    added_at: held.addedAt,
    installed_at: held.installedAt,
    notes: held.notes,
    uses: JSON.stringify(held.uses),
  };
}

/** The inventory over an open vault.db. */
export function inventoryRows(db: WritableDb): InventoryRows {
  const select = (where: string) => db.prepare<string[], Line>(`SELECT * FROM certificate ${where} ORDER BY seq`);
  const [every, one, ofSha, ofKey] = [
    select(''),
    select('WHERE id = ?'),
    select('WHERE sha256 = ?'),
    select('WHERE spki = ?'),
  ];
  const ids = db.prepare<[string], string>('SELECT id FROM certificate WHERE sha256 GLOB ? ORDER BY seq').pluck();
  const sets = COLUMNS.filter((column) => column !== 'id').map((column) => `${column} = excluded.${column}`);
  const put = db.prepare(
    `INSERT INTO certificate (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map((column) => `@${column}`).join(', ')})
     ON CONFLICT (id) DO UPDATE SET ${sets.join(', ')}`,
  );
  const read = <T>(work: () => T): T => guarded(db.name, work);
  const found = (line: Line | undefined): Held | undefined => line && toHeld(line);
  return {
    all: () => read(() => every.all().map(toHeld)),
    get: (id) => read(() => found(one.get(id))),
    idsByFingerprint: (prefix) => read(() => ids.all(`${prefix}*`)),
    bySha256: (sha256) => read(() => found(ofSha.get(sha256))),
    byPublicKey: (spki) => read(() => ofKey.all(spki).map(toHeld)),
    put: (held) => read(() => void put.run(toLine(held))),
    erase: (id) =>
      read(() => {
        const verdict = 'DELETE FROM certificate_verdict WHERE sha256 = (SELECT sha256 FROM certificate WHERE id = ?)';
        db.prepare(verdict).run(id);
        db.prepare('DELETE FROM certificate WHERE id = ?').run(id);
      }),
    ...testRows(db),
    ...authorityRows(db),
  };
}

function testRows(db: WritableDb): Pick<InventoryRows, 'tests' | 'addTest'> {
  const list = db.prepare<[string], Omit<TestRecord, 'ok'> & { ok: number }>(
    'SELECT at, target, ok, detail FROM certificate_test WHERE certificate = ? ORDER BY seq DESC LIMIT 200',
  );
  const add = db.prepare('INSERT INTO certificate_test (certificate, at, target, ok, detail) VALUES (?, ?, ?, ?, ?)');
  return {
    tests: (id) => guarded(db.name, () => list.all(id).map((test) => ({ ...test, ok: test.ok === 1 }))),
    addTest: (id, { at, target, ok, detail }) =>
      guarded(db.name, () => void add.run(id, at, target, Number(ok), detail)),
  };
}

function authorityRows(db: WritableDb): Pick<InventoryRows, 'authorities' | 'addAuthority'> {
  const list = db.prepare<[], Uint8Array>('SELECT der FROM seen_authority ORDER BY sha256').pluck();
  const add = db.prepare('INSERT OR IGNORE INTO seen_authority (sha256, der) VALUES (?, ?)');
  return {
    authorities: () => guarded(db.name, () => list.all()),
    addAuthority: (sha256, der) => guarded(db.name, () => void add.run(sha256, der)),
  };
}
