/** What the name of an extraction says. */
export interface ExtractionName {
  /** Access profile, 0 to 3 (domain reference ROR §5). */
  readonly profil: number;
  /** When it was made, `YYYY-MM-DDTHH:MM:SS` in the local time of its publisher. */
  readonly date: string;
}

const NAME = /(?:^|[\\/])ExtractionOffresSante_Profil([0-3])_(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(?: ?\(\d+\))?\.zip$/i;

/**
 * Parses `ExtractionOffresSante_Profil{n}_aaaammjjhhmm.zip` (domain reference ROR §2.7), with or without its folder; a browser's
 * ` (1)` is passed over. Undefined for any other name and for a date that no calendar has.
 */
export function extractionNameOf(path: string): ExtractionName | undefined {
  const match = NAME.exec(path);
  if (match === null) return undefined;
  const [, profil, year, month, day, hour, minute] = match;
  const date = `${year}-${month}-${day}T${hour}:${minute}:00`;
  const time = new Date(`${date}Z`);
  const isReal = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
  return isReal ? { profil: Number(profil), date } : undefined;
}

const PROFIL = /_Profil([0-3])(?=[_. ]|$)/i;

function agreedProfil(names: readonly string[]): number | undefined {
  const found = new Set(names.map((name) => PROFIL.exec(name.split(/[\\/]/).at(-1) ?? '')?.[1]));
  const [profil] = found;
  return found.size === 1 && profil !== undefined ? Number(profil) : undefined;
}

/**
 * The access profile that the names of the files given agree on, by `…_Profil{n}_…`; else the one that the documents inside
 * agree on, because archives get renamed. Undefined when neither tells.
 */
export function profilOfNames(files: readonly string[], documents: readonly string[]): number | undefined {
  return agreedProfil(files) ?? agreedProfil(documents);
}
