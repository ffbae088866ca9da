import { DIRECTORIES, type Directory } from '../../../shared/domain/csd/model.ts';
import type { Profil } from '../../../shared/domain/synthetic/visibility.ts';
import { directoryTexts, sheetOf } from './entity-texts.ts';
import type { Region } from './region.ts';

/** One XML document of an extraction; its pieces can be made again. */
export interface ExtractionDocument {
  chunks(): Generator<string>;
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
export function documentsOf(region: Region, profil: Profil): readonly ExtractionDocument[] {
  const count = Math.min(Math.ceil(region.units / UNITS_A_DOCUMENT), region.size);
  const sliceOf = (at: number): readonly [number, number] => {
    const rank = at % count;
    return [Math.floor((rank * region.size) / count), Math.floor(((rank + 1) * region.size) / count)];
  };
  function* write(at: number): Generator<string> {
    const sheet = sheetOf(region.materials, profil);
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
  return Array.from({ length: count }, (_, at) => ({ chunks: () => write(at) }));
}
