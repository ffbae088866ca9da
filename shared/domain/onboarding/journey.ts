import type { CertificateRole, CircleEnvironment } from './declared.ts';

/** A text in both languages. */
export interface Text {
  readonly fr: string;
  readonly en: string;
}

/** Who acts in a step (domain reference ROR §1, §6). */
export const ACTORS = [
  'demandeur',
  'representant-legal',
  'administrateur-technique',
  'parrain',
  'ars',
  'commission-nationale',
  'comite-integration',
  'equipe-ror',
  'ans',
] as const;
export type Actor = (typeof ACTORS)[number];

/**
 * What a step is: `acte`, a thing that one does; `demande`, sent to somebody who accepts or refuses; `certificat`, ordered,
 * then installed; `declaration`, the identity of a certificate sent to those who keep a whitelist, who then admit it.
 */
export const STEP_KINDS = ['acte', 'demande', 'certificat', 'declaration'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What a step may leave behind, kept with the event that ends it. */
export const COLLECTED = ['parrain', 'reference', 'instance', 'profil', 'identifiant-platines', 'delai'] as const;
export type Collected = (typeof COLLECTED)[number];

/** What goes with a message: documents that Cercle makes, or that the person brings. */
export const DOCUMENTS = [
  'fiche-application',
  'identite-certificat',
  'certificat-public',
  'csr',
  'formulaire',
  'charte',
  'attestation',
] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];

export interface Recipient {
  readonly name: Text;
  /** Empty when the source gives none: the person fills it in. */
  readonly email: string;
  readonly copy: readonly string[];
}

/** A message to send; `{field}` in its texts is a field of the sheet or of the certificate (`{certificat.sujet}`). */
export interface MessageTemplate {
  readonly subject: Text;
  readonly body: Text;
}

/** A duration in days; null when no source tells: the person may note what was announced. */
export interface LeadTime {
  readonly days: number | null;
  readonly isAssumed: boolean;
  readonly source: string;
}

/** One step of a journey, as dated data. */
export interface JourneyStep {
  /** Stable: `certificat-client-test`. */
  readonly id: string;
  readonly kind: StepKind;
  readonly title: Text;
  readonly summary: Text;
  readonly actor: Actor;
  /** Steps that must be done, or set aside, before this one. */
  readonly after: readonly string[];
  /** May be set aside with a reason. */
  readonly isOptional: boolean;
  /** Of the certificate that is ordered or declared; null for other steps. */
  readonly environment: CircleEnvironment | null;
  readonly role: CertificateRole | null;
  readonly prepare: readonly Text[];
  readonly recipient: Recipient | null;
  readonly message: MessageTemplate | null;
  readonly documents: readonly DocumentKind[];
  readonly leadTime: LeadTime;
  readonly proof: readonly Text[];
  readonly collects: readonly Collected[];
  /** Said before anything else: a deadline, an unknown, a danger. */
  readonly warning: Text | null;
  readonly source: string;
  readonly verifiedOn: string;
}

export const TRACKS = ['cercle-regional', 'cercle-national', 'ror-national'] as const;
export type Track = (typeof TRACKS)[number];

export const FORMATS = ['csd', 'fhir'] as const;
export type Format = (typeof FORMATS)[number];

/** A journey from the first question to production. */
export interface Journey {
  /** Stable: `cercle-regional-csd`. */
  readonly key: string;
  readonly track: Track;
  readonly format: Format;
  readonly title: Text;
  readonly summary: Text;
  /** Said first, before anything is ordered: "historical procedure (2022)", the announced end of CSD. */
  readonly warnings: readonly Text[];
  /** A question to forward when a warning is in doubt, ready to send; null when there is none. */
  readonly question: { readonly recipient: Recipient; readonly message: MessageTemplate } | null;
  readonly steps: readonly JourneyStep[];
  readonly source: string;
  readonly verifiedOn: string;
}

/** A file of journeys: the one that is shipped, or a newer one. */
export interface JourneyPack {
  readonly format: 'cercle-parcours';
  readonly version: 1;
  /** Names the pack: `cercle`. */
  readonly name: string;
  /** ISO date; of two packs of one name the later one counts. */
  readonly date: string;
  readonly source: string;
  readonly journeys: readonly Journey[];
}
