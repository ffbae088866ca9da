/** What is known of one XML document once it was read. */
export interface DocumentFacts {
  readonly name: string;
  readonly bytes: number;
  /** Undefined for a document that comes without an archive and without a companion: nothing is then expected. */
  readonly checksum: 'ok' | 'absent' | 'mismatch' | undefined;
  /** `result/facilityNumber` as written. */
  readonly facilityNumber: string | undefined;
  /** Unités élémentaires met in it. */
  readonly units: number;
  /** It is an answer to a read, which carries either the detail or an error. */
  readonly isAnswer: boolean;
  /** It carries an error beside records. */
  readonly hasErrorToo: boolean;
}

/** What the name of an extraction says. */
export interface ArchiveFacts {
  readonly name: string;
  readonly extraction:
    | {
        readonly profil: number;
        /** `yyyy-mm-ddThh:mm:ss`, without a zone. */
        readonly date: string;
      }
    | undefined;
}
