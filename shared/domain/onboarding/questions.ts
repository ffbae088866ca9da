import type { Text } from './journey.ts';

export interface Choice {
  readonly id: string;
  readonly label: Text;
}

/** A question of the chooser; "I do not know" is always among its answers. */
export interface Question {
  readonly id: QuestionId;
  readonly title: Text;
  readonly help: Text;
  /** A sentence to forward to somebody who knows. */
  readonly forward: Text;
  readonly answers: readonly Choice[];
}

/** What may be answered, by question, in the order in which they are asked; `inconnu`: I do not know. */
export const ANSWERS = {
  territoire: ['une-region', 'plusieurs-regions', 'national', 'inconnu'],
  donnees: [
    ...(['publiques', 'publiques-a-jour', 'regulation', 'coordination', 'medico-social'] as const),
    ...(['sans-contacts', 'sans-capacites', 'inconnu'] as const),
  ],
  format: ['fhir', 'csd', 'inconnu'],
  avancement: ['debut', 'test', 'production', 'inconnu'],
  signature: ['pour-nous', 'pour-un-tiers', 'inconnu'],
} as const;
export type QuestionId = keyof typeof ANSWERS;
export type Answer<Id extends QuestionId> = (typeof ANSWERS)[Id][number];

/** One answer to each question; one that is absent counts as "I do not know". */
export type Answers = { readonly [Id in QuestionId]: Answer<Id> };

/** The answers of a form: unknown questions are left out, unknown or absent answers become "I do not know". */
export function readAnswers(given: Readonly<Record<string, string>>): Answers {
  const pairs = Object.entries(ANSWERS).map(([id, answers]) => {
    const answer = Object.hasOwn(given, id) ? given[id] : undefined;
    return [id, answers.some((known) => known === answer) ? answer : 'inconnu'];
  });
  return Object.fromEntries(pairs) as Answers;
}

const UNKNOWN: Text = { fr: 'Je ne sais pas', en: 'I do not know' };

type Labels = { readonly [Id in QuestionId]: Readonly<Record<Exclude<Answer<Id>, 'inconnu'>, Text>> };

const LABELS: Labels = {
  territoire: {
    'une-region': { fr: 'Celles d’une seule région', en: 'Those of one region' },
    'plusieurs-regions': { fr: 'Celles de plusieurs régions', en: 'Those of several regions' },
    national: { fr: 'Celles de toute la France', en: 'Those of the whole of France' },
  },
  donnees: {
    publiques: {
      fr: 'Les données publiques, une fois par semaine suffit',
      en: 'Public data, once a week is enough',
    },
    'publiques-a-jour': {
      fr: 'Les données publiques, plus souvent qu’une fois par semaine',
      en: 'Public data, more often than once a week',
    },
    regulation: {
      fr: 'Tout, pour des régulateurs : soins non programmés, situation de crise',
      en: 'Everything, for regulators: unscheduled care, crisis',
    },
    coordination: {
      fr: 'Contacts réservés et lits disponibles, pour des équipes de soins qui orientent ou coordonnent',
      en: 'Restricted contacts and available beds, for care teams that orient or coordinate',
    },
    'medico-social': {
      fr: 'L’offre médico-sociale en détail, pour des équipes qui accompagnent',
      en: 'The médico-social offer in detail, for teams that accompany people',
    },
    'sans-contacts': {
      fr: 'L’offre et ses capacités, sans contacts ni données personnelles',
      en: 'The offer and its capacities, without contacts or personal data',
    },
    'sans-capacites': {
      fr: 'L’offre et ses contacts, sans capacités ni disponibilités',
      en: 'The offer and its contacts, without capacities or availability',
    },
  },
  format: {
    fhir: { fr: 'FHIR (MEV 3.0)', en: 'FHIR (MEV 3.0)' },
    csd: { fr: 'CSD (MEV 2.4)', en: 'CSD (MEV 2.4)' },
  },
  avancement: {
    debut: { fr: 'Je commence', en: 'I am starting' },
    test: { fr: 'J’ai déjà un accès ou un certificat de test', en: 'I already have test access or a test certificate' },
    production: { fr: 'Je suis déjà en production', en: 'I am already in production' },
  },
  signature: {
    'pour-nous': {
      fr: 'Le représentant légal de mon organisation, pour elle-même',
      en: 'The legal representative of my organisation, for itself',
    },
    'pour-un-tiers': {
      fr: 'Nous agissons pour le compte d’une autre organisation',
      en: 'We act for another organisation',
    },
  },
};

interface Asked {
  readonly title: Text;
  readonly help: Text;
  readonly forward: Text;
}

const ASKED: Readonly<Record<QuestionId, Asked>> = {
  territoire: {
    title: { fr: 'Quelles offres votre application doit-elle lire ?', en: 'Which offers must your application read?' },
    help: {
      fr: 'Un ROR régional décrit une région. Le ROR national, qui les remplace par étapes, décrit toute la France.',
      en: 'A regional ROR describes one region. The national ROR, which replaces them step by step, describes the whole of France.',
    },
    forward: {
      fr: 'De quelles régions notre application doit-elle lire l’offre de soins : une seule, plusieurs, ou toute la France ?',
      en: 'Of which regions must our application read the care offer: one, several, or the whole of France?',
    },
  },
  donnees: {
    title: { fr: 'Quelles données, et pour qui ?', en: 'Which data, and for whom?' },
    help: {
      fr: 'Le profil d’accès dépend de la finalité de l’application et de ses utilisateurs. Demandez le strict nécessaire.',
      en: 'The access profile depends on the purpose of the application and on its users. Ask for no more than you need.',
    },
    forward: {
      fr: 'À quoi servira l’application et qui l’utilisera : des régulateurs, des équipes de soins, des équipes médico-sociales, le public ? A-t-elle besoin des contacts réservés, des lits disponibles, des professionnels ?',
      en: 'What will the application be for and who will use it: regulators, care teams, médico-social teams, the public? Does it need restricted contacts, available beds, professionals?',
    },
  },
  format: {
    title: { fr: 'Quel format votre application lit-elle ?', en: 'Which format does your application read?' },
    help: {
      fr: 'Le FHIR succède au CSD, dont l’arrêt était annoncé pour la fin du premier trimestre 2026. Cercle interroge le CSD ; il ne fait qu’accompagner le FHIR.',
      en: 'FHIR succeeds CSD, which was announced to stop at the end of the first quarter of 2026. Cercle queries CSD; it only accompanies FHIR.',
    },
    forward: {
      fr: 'Notre application lira-t-elle le ROR en FHIR (MEV 3.0) ou en CSD (MEV 2.4) ? L’arrêt du CSD était annoncé pour la fin du premier trimestre 2026.',
      en: 'Will our application read the ROR in FHIR (MEV 3.0) or in CSD (MEV 2.4)? CSD was announced to stop at the end of the first quarter of 2026.',
    },
  },
  avancement: {
    title: { fr: 'Où en êtes-vous ?', en: 'Where are you?' },
    help: {
      fr: 'Le test et la production ont chacun leur certificat. Ce qui est déjà fait s’enregistre à sa date.',
      en: 'Test and production each have their certificate. What is already done is recorded at its date.',
    },
    forward: {
      fr: 'Avons-nous déjà un accès au ROR, un certificat IGC-Santé ou un compte PLATINES, de test ou de production ?',
      en: 'Do we already have access to the ROR, an IGC-Santé certificate or a PLATINES account, for tests or in production?',
    },
  },
  signature: {
    title: { fr: 'Qui signe ?', en: 'Who signs?' },
    help: {
      fr: 'Le formulaire d’intégration est signé par le représentant légal. Si vous agissez pour un tiers, une charte s’ajoute.',
      en: 'The integration form is signed by the legal representative. If you act for a third party, a charter is added.',
    },
    forward: {
      fr: 'Qui est le représentant légal qui signera la demande d’accès au ROR ? Agissons-nous pour nous-mêmes ou pour une autre organisation ?',
      en: 'Who is the legal representative who will sign the request for access to the ROR? Do we act for ourselves or for another organisation?',
    },
  },
};

function choicesOf(id: QuestionId): readonly Choice[] {
  const labels: Readonly<Record<string, Text>> = LABELS[id];
  return ANSWERS[id].map((answer) => ({ id: answer, label: labels[answer] ?? UNKNOWN }));
}

/** The five questions of the chooser, in order. */
export const QUESTIONS: readonly Question[] = (Object.keys(ANSWERS) as readonly QuestionId[]).map((id) => ({
  id,
  ...ASKED[id],
  answers: choicesOf(id),
}));
