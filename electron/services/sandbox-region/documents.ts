import { DIRECTORIES, type Directory } from '../../../shared/domain/csd/model.ts';
import { createTally, mergeTally, type Tally } from '../../../shared/domain/synthetic/tally.ts';
import type { Profil } from '../../../shared/domain/synthetic/visibility.ts';
import { directoryTexts, sheetOf } from './entity-texts.ts';
import type { Region } from './region.ts';

/** One XML document of an extraction; its pieces can be made again. */
export interface ExtractionDocument {
  chunks(): Generator<string>;
}

/** The documents of an extraction, and what they hold once each was read to its end. */
export interface ExtractionDocuments {
  readonly documents: readonly ExtractionDocument[];
  tally(): Tally;
}

/** Units whose documents stay well under 103 MB (domain reference ROR §2.7): a unit takes 6 to 10 KB. */
const UNITS_A_DOCUMENT = 9_000;
const CHUNK = 65_536;
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<csd:CSD xmlns:csd="urn:ihe:iti:csd:2013">\n';
/** Directories taken from the legal persons of a later document: references then cross documents. */
const SHIFTS: Readonly<Record<Directory, number>> = {
  organization: 0,
  service: 0,
  facility: 1,
  provider: 2,
  device: 0,
};

/** The whole region in a profile, as it is when its documents are read. */
export function documentsOf(region: Region, profil: Profil): ExtractionDocuments {
  const count = Math.min(Math.ceil(region.units / UNITS_A_DOCUMENT), region.size);
  const tallies = Array.from({ length: count }, createTally);
  const sliceOf = (at: number): readonly [number, number] => {
    const rank = at % count;
    return [Math.floor((rank * region.size) / count), Math.floor(((rank + 1) * region.size) / count)];
  };
  function* write(at: number): Generator<string> {
    const tally = createTally();
    tallies[at] = tally;
    const sheet = sheetOf(region.materials, profil, tally);
    let text = HEAD;
    for (const directory of DIRECTORIES) {
      const [start, end] = sliceOf(at + SHIFTS[directory]);
      text += `<csd:${directory}Directory>\n`;
      for (let index = start; index < end; index += 1) {
        text += directoryTexts(sheet, region.person(index), directory).join('');
        if (text.length < CHUNK) continue;
        yield text;
        text = '';
      }
      text += `</csd:${directory}Directory>\n`;
    }
    yield `${text}</csd:CSD>\n`;
  }
  return {
    documents: tallies.map((_, at) => ({ chunks: () => write(at) })),
    tally() {
      const total = createTally();
      for (const tally of tallies) mergeTally(total, tally);
      return total;
    },
  };
}
