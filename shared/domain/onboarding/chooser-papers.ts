import type { Text } from './journey.ts';
import type { Answers } from './questions.ts';

const SHEET: Text = {
  fr: 'La fiche application, remplie une fois dans Cercle : elle sert partout.',
  en: 'The application sheet, filled once in Cercle: it is used everywhere.',
};
const CSR: Text = {
  fr: 'Une demande de certificat (CSR) par certificat, que Cercle prépare ; la clé privée ne part jamais.',
  en: 'A certificate request (CSR) for each certificate, which Cercle prepares; the private key NEVER leaves.',
};
const ADDRESSES: Text = {
  fr: 'Les adresses IP publiques par lesquelles l’application sort sur Internet.',
  en: 'The public IP addresses by which the application goes out to the Internet.',
};

const CIRCLE: readonly Text[] = [
  SHEET,
  {
    fr: 'L’accord écrit d’une région qui vous parraine.',
    en: 'The written agreement of a region that sponsors you.',
  },
  { fr: 'La demande d’adhésion, appuyée par ce parrain.', en: 'The request to join, supported by that sponsor.' },
  CSR,
  {
    fr: 'Pour PLATINES : ses conditions d’utilisation, signées, et vos adresses IP publiques.',
    en: 'For PLATINES: its terms of use, signed, and your public IP addresses.',
  },
];

const CHARTER: Text = {
  fr: 'La charte d’accès et de consommation, signée : vous agissez pour un tiers.',
  en: 'The charter of access and consumption, signed: you act for a third party.',
};
const MAYBE_CHARTER: Text = {
  fr: 'Si vous agissez pour un tiers : la charte d’accès et de consommation, signée.',
  en: 'If you act for a third party: the charter of access and consumption, signed.',
};

function charter(signature: Answers['signature']): readonly Text[] {
  if (signature === 'pour-nous') return [];
  return [signature === 'pour-un-tiers' ? CHARTER : MAYBE_CHARTER];
}

/** The papers to gather for a journey (domain reference ROR §6.1, §6.2), given the answers. */
export function papersOf(journey: string, { signature }: Answers): readonly Text[] {
  if (!journey.startsWith('ror-national')) return CIRCLE;
  return [
    SHEET,
    {
      fr: 'Le formulaire d’intégration au cercle de confiance, signé par le représentant légal.',
      en: 'The form for joining the circle of trust, signed by the legal representative.',
    },
    ...charter(signature),
    {
      fr: 'Le formulaire F414 : carte CPS de test et certificat IGC-Santé TEST.',
      en: 'Form F414: test CPS card and IGC-Santé TEST certificate.',
    },
    {
      fr: 'Le contrat avec l’ANS ; le formulaire F101 si le représentant légal n’a pas de carte.',
      en: 'The contract with the ANS; form F101 if the legal representative has no card.',
    },
    {
      fr: 'L’habilitation des administrateurs techniques : attestation, ou portail « Mes habilitations ».',
      en: 'The empowerment of the technical administrators: attestation, or the “Mes habilitations” portal.',
    },
    CSR,
    ...(journey === 'ror-national-csd' ? [ADDRESSES] : []),
  ];
}
