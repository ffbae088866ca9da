import type { Code, Metadonnees } from './model-base.ts';
import type { Adresse } from './model-contact.ts';

/** `geoCoordinates` (ROR) or `geocode` (IHE). The values of `systeme` are not published: it is kept as written. */
export interface Coordonnees {
  readonly latitude: string | undefined;
  readonly longitude: string | undefined;
  readonly altitude: string | undefined;
  readonly systeme: string | undefined;
  readonly fiables: boolean | undefined;
  readonly metadonneesExtension: Metadonnees | undefined;
  readonly metadonnees: Metadonnees | undefined;
}

/** `location` (domain reference ROR §4.8). */
export interface Lieu {
  readonly nom: string | undefined;
  readonly description: string | undefined;
  readonly statut: Code | undefined;
  readonly adresse: Adresse | undefined;
  readonly coordonnees: Coordonnees | undefined;
  /** INSEE code of the commune (`cityNumber`). */
  readonly communeCog: Code | undefined;
  readonly distanceCalculee: string | undefined;
  readonly metadonnees: Metadonnees | undefined;
}

/** `operatingHours`. `jours`: 1 Monday to 6 Saturday; Sunday is 0 or 7 according to the source (domain reference ROR §4.8). */
export interface Horaire {
  readonly ouvert: boolean | undefined;
  readonly jours: readonly string[];
  readonly heureDebut: string | undefined;
  readonly heureFin: string | undefined;
  readonly dateDebut: string | undefined;
  readonly dateFin: string | undefined;
  readonly typePlage: Code | undefined;
  readonly metadonnees: Metadonnees | undefined;
}

/** `territorialDivision`: `division` is a code of the table that `type` designates. */
export interface DivisionTerritoriale {
  readonly type: Code | undefined;
  readonly division: Code | undefined;
  readonly metadonnees: Metadonnees | undefined;
}
