import { instantOf, REFERENCE_DAY } from './days.ts';
import type { Materials } from './materials.ts';
import { createRandom, type Random } from './random.ts';
import type { Tally } from './tally.ts';
import type { Visibility } from './visibility.ts';
import { extension, textElement } from './xml.ts';

/** What every writer of XML needs: the words, what the profile shows, where to count, and the day of the extraction. */
export interface Sheet {
  readonly materials: Materials;
  readonly visibility: Visibility;
  readonly tally: Tally;
  /** Day of the extraction, and that of entities which a revision touched. */
  readonly today: number;
}

/** One entity being written: its own numbers, its dates, and its `record` ready to be repeated. */
export interface Entry {
  readonly sheet: Sheet;
  readonly random: Random;
  readonly isMedicoSocial: boolean;
  readonly createdDay: number;
  /** The `record` of the entity's parts. */
  readonly record: string;
  /** The `record` of the entity itself, with its comment when the profile shows comments. */
  readonly ownRecord: string;
}

export interface EntryOptions {
  readonly seed: number;
  /** Reconciliation key (`recognation`). */
  readonly key: string;
  readonly isMedicoSocial: boolean;
  readonly touched: boolean;
}

const COMMENTED = 0.08;
const EVER_UPDATED = 0.7;
const REPEATED = 0.06;
const OLDEST = 365;

/** Opens an entity: its history is the same in every profile, so nothing drawn here depends on what is shown. */
export function openEntry(sheet: Sheet, { seed, key, isMedicoSocial, touched }: EntryOptions): Entry {
  const random = createRandom(seed);
  const createdDay = random.between(OLDEST, REFERENCE_DAY - 40);
  const second = random.between(21_600, 72_000);
  const created = instantOf(createdDay, second);
  const later = random.isLikely(EVER_UPDATED) ? random.between(createdDay + 1, REFERENCE_DAY - 1) : createdDay;
  const comment = random.isLikely(COMMENTED) ? random.pick(sheet.materials.vocabulary.commentaires) : '';
  const isRepeated = random.isLikely(REPEATED);
  const updated = instantOf(later, second);
  const shown = sheet.visibility.showsDetails(isMedicoSocial) ? textElement('comments', comment) : '';
  const head = `<csd:record created="${created}" updated=`;
  const tail = `status="Ok" sourceDirectory="https://ror-region-${sheet.materials.region}.invalid"`;
  // A revision touches the entity, not its parts.
  const own = touched ? instantOf(sheet.today, second) : updated;
  const details = extension(textElement('recognation', key) + shown);
  // Some sources repeat the key and the comment in every part.
  const record = isRepeated ? `${head}"${updated}" ${tail}>${details}</csd:record>` : `${head}"${updated}" ${tail}/>`;
  const ownRecord = `${head}"${own}" ${tail}>${details}</csd:record>`;
  return { sheet, random, isMedicoSocial, createdDay, record, ownRecord };
}
