import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { checkFile } from '../../electron/services/conformity/run.ts';
import { writeRegion } from '../../electron/services/synthetic/write.ts';
import type { ConformityReport } from '../../shared/contract/quality.ts';
import type { JobProgress } from '../../shared/contract/wire.ts';
import { CSD_NAMESPACE } from '../../shared/domain/csd/model.ts';
import { FAULT_NAMES, isEntityFault, type FaultName } from '../../shared/domain/synthetic/fault-names.ts';
import { nomenclature, NOW } from '../fixtures/conformity/scenario.ts';
import { sharedData, skipWithout } from '../helpers/shared-data.ts';
import { resource } from '../helpers/synthetic.ts';

const OPTIONS = { nomenclature, now: NOW, lang: 'en' } as const;
const folder = mkdtempSync(join(tmpdir(), 'cercle-conformity-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The generator has units open at times that the value set of the published tables leaves out; it says so and no more. */
const EXPECTED_INFO = ['code-jdv'];

function failing(report: ConformityReport): Readonly<Record<string, number>> {
  return Object.fromEntries(
    report.rules
      .filter(({ id, failed }) => failed > 0 && !EXPECTED_INFO.includes(id))
      .map(({ id, failed }) => [id, failed]),
  );
}

let made = 0;

async function generate(
  profil: 0 | 1 | 2 | 3,
  faults: Readonly<Partial<Record<FaultName, number>>> = {},
  units = 120,
): Promise<{ readonly file: string; readonly planted: number }> {
  made += 1;
  // The name must stay that of an extraction: each has a minute of its own.
  const minute = String(made).padStart(2, '0');
  const file = join(folder, `ExtractionOffresSante_Profil${profil}_2026011506${minute}.zip`);
  const written = await writeRegion({ units, seed: 11, region: '93', profil, files: 2, resource, faults }, file);
  return { file, planted: written.truth.faults.length };
}

/** What each fault breaks: the rule that it is made for, then those that follow from it. */
const RULES_OF: Readonly<Record<FaultName, readonly string[]>> = {
  'activity-absent-from-directory': ['references'],
  'activity-unknown-code': ['code-inconnu'],
  'age-range-inverted': ['patientele-ages'],
  'care-mode-missing': ['rg-exp-011'],
  'champ-missing': ['rg-exp-010', 'card-oi-typeActivity'],
  'champ-missing-above': ['rg-alim-006'],
  'champs-two': ['rg-exp-010'],
  'commune-unknown': ['code-inconnu'],
  'companion-absent': ['archive-somme-absente'],
  'companion-checksum-wrong': ['archive-somme'],
  'contact-function-without-name': ['rg-exp-041'],
  'contact-level-above-profile': ['profil-2-contact', 'profil-2-telecommunication'],
  'contact-name-and-nature': ['rg-exp-040'],
  'date-impossible': ['forme-type'],
  'duplicate-entity-id': ['unique-entityid'],
  'establishment-code-and-scheme-disagree': ['code-oid'],
  'establishment-parent-dangling': ['rg-exp-002'],
  'establishment-without-unit': ['eg-ue'],
  'finess-key-wrong': ['id-cle', 'rg-alim-014'],
  'hour-impossible': ['forme-type'],
  'identifier-empty': ['id-oi', 'forme-otherid-vide'],
  'identifier-missing': ['id-oi'],
  'identifier-without-attributes': ['forme-otherid', 'id-oi'],
  'psychiatric-sector-malformed': ['secteur-psychiatrique'],
  'sensitive-unit-open-contact': ['rg-exp-039'],
  'siret-key-wrong': ['id-cle'],
  'single-room-surcharge-wrong': ['rg-exp-029'],
  'situation-missing': ['situation-operationnelle'],
  'telecom-less-confidential-than-contact': ['rg-exp-034'],
  'territory-wrong-type': ['rg-exp-030'],
  'unit-parent-dangling': ['rg-exp-002'],
  'unit-without-establishment': ['ue-etablissement'],
  'updated-before-created': ['record-dates'],
};

/** Rules that a fault may break as well, according to what else the entity holds. */
const MAY_FOLLOW: Readonly<Partial<Record<FaultName, string>>> = {
  // Whoever keeps a mailbox keeps an extension, in which the schema demands the situation.
  'situation-missing': 'card-professionnel-operationalStatus',
};

describe('conformity of generated regions', () => {
  for (const profil of [0, 1, 2, 3] as const) {
    it(`given a clean region under profile ${profil}, when it is checked, then it conforms and no rule fails`, async () => {
      const { file } = await generate(profil);
      const report = await checkFile(file, OPTIONS);
      assert.equal(report.verdict, 'conforme');
      assert.equal(report.profil, profil);
      assert.deepEqual(failing(report), {});
      assert.ok(report.rules.filter(({ checked }) => checked > 0).length > 150);
    });
  }

  for (const fault of FAULT_NAMES) {
    it(`given ${fault} planted, when the region is checked, then its rule counts it and nothing else fails`, async () => {
      const profil = fault === 'contact-level-above-profile' ? 2 : 1;
      const { file, planted } = await generate(profil, { [fault]: 2 });
      const count = isEntityFault(fault) ? planted : 2;
      assert.ok(count > 0, 'the fault found a place');
      const { [MAY_FOLLOW[fault] ?? '']: following = 0, ...found } = failing(await checkFile(file, OPTIONS));
      assert.deepEqual(found, Object.fromEntries(RULES_OF[fault].map((id) => [id, count])));
      assert.ok(following <= count);
    });
  }
});

describe('conformity of real documents', () => {
  const answer = ['csd', 'ror-ans-no-licence', 'reponse-lecture.xml'] as const;

  it(
    'given the real answer, when it is checked, then exactly its known defects are found',
    { skip: skipWithout(...answer) },
    async () => {
      const report = await checkFile(sharedData(...answer) ?? '', { ...OPTIONS, profil: 1 });
      assert.equal(report.verdict, 'non-conforme');
      assert.deepEqual(failing(report), {
        // An otherID without attributes, one without content, no idNat_Struct, no identifiantOI, no idNat_PS.
        'forme-otherid': 1,
        'forme-otherid-vide': 1,
        'id-structure': 2,
        'id-oi': 1,
        'id-professionnel': 1,
        // The number of a practice under the authority of persons, with a digit too few.
        'id-forme': 2,
        // SA07 and 109 under the OIDs of other tables.
        'code-oid': 2,
        'situation-operationnelle': 1,
        // Name and nature together, on both contacts.
        'rg-exp-040': 2,
      });
      const units = report.rules.find(({ id }) => id === 'rg-alim-019');
      assert.deepEqual([units?.checked, units?.failed], [1, 0]);
    },
  );

  const directory = ['csd', 'connectathon-2013', 'CSD-Facilities-Connectathon-20131227.xml'] as const;

  it(
    'given a directory of IHE, which is not the ROR, when it is checked, then the report says so without failing to read it',
    { skip: skipWithout(...directory) },
    async () => {
      const report = await checkFile(sharedData(...directory) ?? '', OPTIONS);
      assert.equal(report.verdict, 'non-conforme');
      assert.equal(report.profil, null);
      assert.ok((failing(report)['id-oi'] ?? 0) > 0);
      assert.ok(
        report.rules.filter(({ id }) => id.startsWith('profil-')).every(({ skipped }) => skipped !== undefined),
      );
    },
  );
});

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const SERVICE =
  '<service entityID="1"><codedType code="013" codingScheme="1.2.250.1.213.3.3.12"/><record created="2024-01-07T16:17:29Z" updated="2024-01-07T16:17:29Z" status="Ok"/></service>';
const answerOf = (more: string): string =>
  `<careServicesResponse xmlns="${CSD_NAMESPACE}"><result><facilityNumber>3</facilityNumber><queryResult><serviceDirectory>${SERVICE}</serviceDirectory></queryResult></result>${more}</careServicesResponse>`;

describe('conformity of answers', () => {
  it('given an answer that announces three units and holds none, when it is checked, then RG_ALIM_019 fails', async () => {
    const report = await checkFile(write('count.xml', answerOf('')), OPTIONS);
    assert.deepEqual(failing(report), { 'rg-alim-019': 1 });
    assert.equal(report.rules.find(({ id }) => id === 'rg-alim-019')?.examples[0]?.value, '3 (0)');
  });

  it('given an answer with records and an error, when it is checked, then RG_ALIM_023 fails', async () => {
    const report = await checkFile(write('both.xml', answerOf('<error code="405" message="x"/>')), OPTIONS);
    assert.deepEqual(failing(report), { 'rg-alim-023': 1 });
  });

  it('given an answer that is an error alone, when it is checked, then it is refused with its code', async () => {
    const file = write(
      'error.xml',
      `<careServicesResponse xmlns="${CSD_NAMESPACE}"><error code="405" message="x"/></careServicesResponse>`,
    );
    await assert.rejects(checkFile(file, OPTIONS), { code: 'csd.error-answer' });
  });

  it('given a truncated document, when it is checked, then it is refused and no report pretends otherwise', async () => {
    const file = write('cut.xml', answerOf('').slice(0, -30));
    await assert.rejects(checkFile(file, OPTIONS), { code: 'xml.truncated' });
  });
});

describe('conformity while it runs', () => {
  it('given a check asked to stop, when it reads on, then it ends as cancelled', async () => {
    const { file } = await generate(1, {}, 400);
    const abort = new AbortController();
    const stop = (): void => abort.abort();
    await assert.rejects(checkFile(file, OPTIONS, stop, abort.signal), { code: 'cancelled' });
  });

  it('given a check of two documents, when it runs, then progress grows to the size of both', async () => {
    const { file } = await generate(1, {}, 400);
    const seen: JobProgress[] = [];
    await checkFile(file, OPTIONS, (progress) => void seen.push(progress));
    const entities = seen.map((progress) => progress.entities ?? 0);
    assert.ok(seen.length > 1);
    assert.deepEqual(
      entities,
      [...entities].sort((a, b) => a - b),
    );
    assert.ok(seen.every(({ bytes, phase }) => phase === 'check' && (bytes?.done ?? 0) <= (bytes?.total ?? 0)));
  });
});
