/**
 * What is told of an application and of those who stand for it, filled once (domain reference ROR §6.3). The content of the
 * official form is unknown: this is a summary to copy from, not an imitation of it.
 */
export interface SheetField {
  readonly key: keyof Sheet;
  readonly section: 'demandeur' | 'contacts' | 'application' | 'acces' | 'parrain';
  readonly kind:
    | 'text'
    | 'long'
    | 'siret'
    | 'siren'
    | 'finess'
    | 'rpps'
    | 'email'
    | 'phone'
    | 'url'
    | 'ips'
    | 'choice'
    | 'choices'
    | 'date';
  /** Of `choice` and `choices`. */
  readonly choices?: readonly string[];
  readonly isRequired: boolean;
  readonly longest: number;
}

/** Every value is a text as typed; several values are separated by line ends. */
export interface Sheet {
  readonly raisonSociale: string;
  readonly siret: string;
  readonly siren: string;
  readonly finess: string;
  readonly representantNom: string;
  readonly representantFonction: string;
  readonly representantEmail: string;
  readonly representantRpps: string;
  readonly contactTechniqueNom: string;
  readonly contactTechniqueEmail: string;
  readonly contactTechniqueTelephone: string;
  readonly contactMetierNom: string;
  readonly contactMetierEmail: string;
  readonly contactMetierTelephone: string;
  readonly applicationNom: string;
  readonly applicationVersion: string;
  readonly editeur: string;
  readonly applicationUrl: string;
  readonly applicationDescription: string;
  readonly finalite: string;
  readonly population: string;
  readonly regions: string;
  readonly transactions: string;
  readonly environnements: string;
  readonly adressesIp: string;
  readonly hebergement: string;
  readonly platinesRole: string;
  readonly platinesMutualTls: string;
  readonly parrainNom: string;
  readonly parrainContact: string;
  readonly parrainEmail: string;
  readonly parrainDate: string;
  readonly parrainReference: string;
}
