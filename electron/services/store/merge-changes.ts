import { createFinding } from '../../../shared/domain/ror/finding-catalogue.ts';
import {
  createChangeWriter,
  fieldComparer,
  isSame,
  toVersion,
  VERSIONS,
  type ChangeCounts,
  type VersionRow,
} from './changes.ts';
import { compareLinks, linkValuesReader } from './link-values.ts';
import type { Applied, MergeState } from './merge-rows.ts';
import type { WritableDb } from './sqlite.ts';
import { severityNumber } from './staged-rows.ts';

/** Records what a merge changed, by comparing each touched row with what it was. */
export function recordMerge(state: MergeState, loadSeq: number): ChangeCounts {
  const { db, before, touched } = state;
  const writer = createChangeWriter(db, loadSeq);
  const find = db.prepare<[number], VersionRow>(`${VERSIONS} WHERE id = ?`).raw();
  const contentOf = fieldComparer(db, db);
  const links = linkValuesReader(db);
  for (const id of touched) {
    const row = find.get(id);
    if (row === undefined) continue;
    const version = toVersion(row);
    const known = before.get(id);
    if (known === undefined) writer.added(version);
    else if (known.version.identity !== version.identity) {
      writer.removed(known.version);
      writer.added(version);
    } else if (!isSame(known.version, version)) {
      const fields = contentOf.content(known.version, version);
      writer.changed(version, [...fields, ...compareLinks(known.links, links(id))]);
    }
  }
  return writer.counts();
}

/** Says again which entities share a national identifier, where a merge may have changed that. */
export function reportDuplicates(state: MergeState, applied: readonly Applied[]): void {
  const { db } = state;
  const ids = new Map<string, readonly [number, string]>();
  const identity = db
    .prepare<[number], readonly [number, string]>('SELECT kind, national_id FROM main.entity WHERE id = ?')
    .raw();
  for (const { id } of applied) {
    const row = identity.get(id);
    if (row !== undefined && row[1] !== '') ids.set(row.join(' '), row);
  }
  for (const known of state.before.values()) {
    const { kind, identity: former } = known.version;
    if (!former.startsWith('#')) ids.set(`${kind} ${former}`, [kind, former]);
  }
  const sharing = db
    .prepare<[number, string], number>(
      'SELECT id FROM main.entity WHERE kind = ? AND national_id = ? ORDER BY updated_ms DESC, id DESC',
    )
    .pluck();
  const forget = db.prepare("DELETE FROM main.finding WHERE entity_id = ? AND code = 'doublon-identifiant'");
  const insert = findingWriter(db);
  for (const [kind, nationalId] of ids.values()) {
    sharing.all(kind, nationalId).forEach((id, place) => {
      forget.run(id);
      if (place > 0) insert(id, createFinding('doublon-identifiant', 'otherID/@code', nationalId));
    });
  }
}

/** Findings of the documents as a whole: one that is already there is not told twice. */
export function keepDocumentFindings(db: WritableDb): void {
  db.exec(`INSERT INTO main.finding (entity_id, code, severity, path, value)
    SELECT DISTINCT NULL, f.code, f.severity, f.path, f.value FROM s.finding f WHERE f.seq IS NULL AND NOT EXISTS (
      SELECT 1 FROM main.finding o WHERE o.code = f.code AND o.entity_id IS NULL AND o.path = f.path AND o.value = f.value)`);
}

function findingWriter(db: WritableDb): (id: number, finding: ReturnType<typeof createFinding>) => void {
  const insert = db.prepare('INSERT INTO main.finding (entity_id, code, severity, path, value) VALUES (?, ?, ?, ?, ?)');
  return (id, finding) => void insert.run(id, finding.code, severityNumber(finding), finding.path, finding.value);
}
