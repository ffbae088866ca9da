import { glossary as en } from './en/glossary.ts';
import { glossary as fr } from './fr/glossary.ts';
import type { Lang } from './lang.ts';

export type GlossaryKey = keyof typeof fr;

/** The words by what they are about; within a group, in the order in which one meets them. */
export const GLOSSARY_GROUPS = {
  offer: [
    ...(['ror', 'ej', 'eg', 'oi', 'pole', 'ue', 'champ', 'activite', 'mode', 'patientele'] as const),
    ...(['equipement', 'acte', 'capacite', 'secteur', 'uniteSensible', 'professionnel', 'mss', 'territoire'] as const),
    ...(['confidentialite', 'profil', 'auDessus', 'idNatStruct', 'identifiantOI', 'registres'] as const),
  ],
  exchange: [
    ...(['csd', 'mev', 'extraction', 'lecture', 'empreinte', 'nomenclature', 'cercleDeConfiance'] as const),
    ...(['platines', 'acteurs'] as const),
  ],
  certificates: [
    ...(['certificat', 'csr', 'p12', 'pem', 'ac', 'ancre', 'chaine', 'empreinteCertificat', 'lcr'] as const),
    ...(['ocsp', 'dn', 'san', 'eku', 'coffre', 'secours', 'revocation', 'mtls', 'listeBlanche'] as const),
  ],
  cercle: ['source', 'chargement', 'anomalie', 'regle', 'codeRetire'],
} as const satisfies Readonly<Record<string, readonly GlossaryKey[]>>;

/** A word and what it means. */
export function glossaryEntry(key: GlossaryKey, lang: Lang): { readonly term: string; readonly text: string } {
  return { fr, en }[lang][key];
}
