import type { ImportReport } from '../../shared/contract/cache.ts';
import type { Counts } from '../../shared/domain/synthetic/tally.ts';
import { generatedUnits, sampled } from './generated-lines.ts';
import type { GeneratedUnit } from './generated-lines.ts';
import type { Input } from './input.ts';
import { withReader } from './questions.ts';
import type { Reader } from '../../electron/services/store/read-client.ts';

const SAMPLED = 50;
const SAMPLE_SEED = 50;
/** What the reader adds to a record to make a document of it. */
const DECLARATION = ' xmlns:csd="urn:ihe:iti:csd:2013"';

function wrong(what: string, expected: unknown, found: unknown): Error {
  return new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}; nothing was measured`);
}

function same(what: string, expected: unknown, found: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) throw wrong(what, expected, found);
}

/** Throws when an import counted another number of anything than the generator wrote. */
export function checkCounts(counts: ImportReport['counts'], truth: Counts): void {
  for (const [name, expected] of Object.entries(truth)) same(name, expected, counts[name as keyof typeof counts]);
}

/** Records of each directory, as those who read XML without knowing the ROR count them. */
export function directoryCounts(truth: Counts): Readonly<Record<string, number>> {
  return {
    organization: truth.entiteJuridique + truth.entiteGeographique,
    service: truth.activiteOperationnelle,
    facility: truth.organisationInterne,
    provider: truth.professionnel,
    device: truth.equipementSpecifique,
  };
}

/** Throws when another program read another number of records. */
export function checkDirectories(counts: Readonly<Record<string, number>>, truth: Counts): void {
  for (const [name, expected] of Object.entries(directoryCounts(truth))) same(name, expected, counts[name] ?? 0);
}

interface UnitFields {
  readonly cle: string;
  readonly rattachements?: readonly { readonly activites?: readonly { activite: { entityId: string } }[] }[];
}

async function checkUnit(reader: Reader, { line, key, nationalId, name, activities }: GeneratedUnit): Promise<void> {
  const { fields, xml } = await reader.show({ id: nationalId, xml: true }, 'fr');
  const { cle, rattachements = [] } = fields as unknown as UnitFields;
  same(`text of ${nationalId}`, line, xml?.replace(DECLARATION, ''));
  same(`key of ${nationalId}`, key, cle);
  same(`name of ${nationalId}`, name, fields.name);
  const found = rattachements.flatMap(({ activites = [] }) => activites.map(({ activite }) => activite.entityId));
  same(`activities of ${nationalId}`, activities, found);
}

/** Throws when a sampled record of the cache is not what the file holds; gives the number of records compared. */
export async function checkSample({ xml }: Input, data: string): Promise<number> {
  const units = await sampled(generatedUnits(xml), SAMPLED, SAMPLE_SEED);
  await withReader(data, async (reader) => {
    for (const unit of units) await checkUnit(reader, unit);
  });
  return units.length;
}

/** Throws when a unit does not bear the name that it should by now. */
export async function checkNames(data: string, names: ReadonlyMap<string, string>): Promise<void> {
  await withReader(data, async (reader) => {
    for (const [id, name] of names) same(`name of ${id}`, name, (await reader.show({ id }, 'fr')).fields.name);
  });
}
