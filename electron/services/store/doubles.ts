import { FINDING_CATALOGUE, type FindingCode } from '../../../shared/domain/ror/finding-catalogue.ts';
import { FINDING_COLUMNS, meant } from './link.ts';
import { severityNumber } from './staged-rows.ts';
import { guarded, type WritableDb } from './sqlite.ts';

/** What is there twice. It is seen of the staged entities alone, so that nobody waits for their links. Each query binds the code and its severity. */
const DOUBLES: readonly (readonly [FindingCode, string])[] = [
  [
    'doublon-entityid',
    `SELECT e.seq, ?, ?, '@entityID', e.key
     FROM (SELECT kind, key FROM s.entity WHERE key <> '' GROUP BY key, kind HAVING count(*) > 1) d
       CROSS JOIN s.entity e ON e.kind = d.kind AND e.key = d.key
     WHERE e.seq <> ${meant('d.kind', 'd.key')} ORDER BY e.seq`,
  ],
  [
    'doublon-identifiant',
    `SELECT seq, ?, ?, 'otherID/@code', national_id FROM (
       SELECT seq, national_id, row_number() OVER (PARTITION BY kind, national_id ORDER BY updated_ms DESC, seq DESC) AS place
       FROM s.entity e
       WHERE (kind, national_id) IN (SELECT kind, national_id FROM s.entity WHERE national_id <> ''
           GROUP BY national_id, kind HAVING count(*) > 1)
         AND (key = '' OR seq = ${meant('e.kind', 'e.key')}))
     WHERE place > 1`,
  ],
];

/** Says which of the staged entities are there twice, in a table `finding` of the schema. Their keys are indexed (`indexKeys`). */
export function findDoubles(db: WritableDb, schema: 'main' | 'ordering'): void {
  guarded('ordered.db', () => {
    db.exec(`BEGIN; CREATE TABLE ${schema}.finding (${FINDING_COLUMNS})`);
    for (const [code, sql] of DOUBLES) {
      db.prepare(`INSERT INTO ${schema}.finding ${sql}`).run(code, severityNumber(FINDING_CATALOGUE[code]));
    }
    db.exec('COMMIT');
  });
}
