import { papersOf } from './chooser-papers.ts';
import { probableProfile, profileObstacle } from './chooser-profile.ts';
import type { ProbableProfile } from './chooser-profile.ts';
import type { Format, Text } from './journey.ts';
import { QUESTIONS, readAnswers } from './questions.ts';
import type { Answers, Choice, Question } from './questions.ts';

export { QUESTIONS };
export type { Choice, Question };

/** What the chooser proposes, with its reasons. */
export interface Orientation {
  /** `null`: none is needed, the public weekly file is enough. */
  readonly journey: string | null;
  /** Others that would fit, with why. */
  readonly others: readonly { readonly journey: string; readonly why: Text }[];
  readonly reasons: readonly Text[];
  readonly profil: ProbableProfile | null;
  /** Said first. */
  readonly warnings: readonly Text[];
  readonly papers: readonly Text[];
  /** Questions that were not answered, with the sentence to forward. */
  readonly open: readonly { readonly question: string; readonly forward: Text }[];
}

type Other = Orientation['others'][number];

const CSD_END: Text = {
  fr: 'Le CSD (MEV 2.4) devait s’arrêter à la fin du premier trimestre 2026 ; nous ne savons pas s’il a été arrêté. Posez la question à l’équipe ROR avant de commander un certificat : le parcours contient le message. (Source : pages Gnius du ROR national, vérifié le 22/11/2026.)',
  en: 'CSD (MEV 2.4) was announced to stop at the end of the first quarter of 2026; whether it was switched off is not known. Ask the ROR team before you order a certificate: the journey holds the message. (Source: Gnius pages of the national ROR, verified on 2026-11-22.)',
};
const HISTORIC: Text = {
  fr: 'Procédure historique (2022) : faites confirmer par la région qu’elle a encore cours.',
  en: 'Historical procedure (2022): have the region confirm that it still applies.',
};
const NO_FHIR: Text = {
  fr: 'Cercle n’interroge pas le FHIR : pas encore. Il vous conduit jusqu’au certificat admis et essaie la connexion.',
  en: 'Cercle does not query FHIR yet. It takes you to an admitted certificate and tests the connection.',
};
const STOP: Text = {
  fr: 'Le fichier public hebdomadaire suffit : arrêtez-vous ici. Il se télécharge sur data.gouv.fr, et Cercle l’importe sans certificat ni démarche.',
  en: 'The public weekly file is enough: stop here. It is downloaded from data.gouv.fr, and Cercle imports it without a certificate or any procedure.',
};

const WHY_FHIR: Text = {
  fr: 'Le FHIR succède au CSD : un nouveau projet y est à l’abri de l’arrêt annoncé.',
  en: 'FHIR succeeds CSD: a new project is safe there from the announced end.',
};
const WHY_NATIONAL: Text = {
  fr: 'Le ROR national remplace les ROR régionaux par étapes : demandez si les régions visées y sont déjà.',
  en: 'The national ROR replaces the regional ones step by step: ask whether the regions aimed at are already there.',
};
const WHY_REGIONAL: Text = {
  fr: 'Si une seule région suffit et qu’elle tient encore son propre ROR.',
  en: 'If one region is enough and still runs its own ROR.',
};
const WHY_CIRCLE: Text = {
  fr: 'Si vous visez plusieurs ROR régionaux qui ne sont pas encore dans le ROR national.',
  en: 'If you aim at several regional RORs that are not yet in the national one.',
};

const FHIR: Other = { journey: 'ror-national-fhir', why: WHY_FHIR };
const NATIONAL: Other = { journey: 'ror-national-csd', why: WHY_NATIONAL };
const REGIONAL: Other = { journey: 'cercle-regional-csd', why: WHY_REGIONAL };
const CIRCLE: Other = { journey: 'cercle-national-csd', why: WHY_CIRCLE };

interface Way {
  readonly journey: string;
  readonly format: Format;
  readonly reason: Text;
  readonly others: readonly Other[];
}

const CSD_WAYS: Readonly<Record<Answers['territoire'], Way>> = {
  'une-region': {
    journey: REGIONAL.journey,
    format: 'csd',
    reason: {
      fr: 'Une seule région, en CSD : la décision revient à son ARS.',
      en: 'One region, in CSD: the decision belongs to its ARS.',
    },
    others: [NATIONAL, FHIR],
  },
  'plusieurs-regions': {
    journey: CIRCLE.journey,
    format: 'csd',
    reason: {
      fr: 'Plusieurs ROR régionaux, en CSD : la décision revient à la commission nationale du Programme.',
      en: 'Several regional RORs, in CSD: the decision belongs to the national commission of the Programme.',
    },
    others: [NATIONAL, FHIR],
  },
  national: {
    journey: NATIONAL.journey,
    format: 'csd',
    reason: {
      fr: 'Toute la France, en CSD : c’est le ROR national, et son comité d’intégration décide.',
      en: 'The whole of France, in CSD: that is the national ROR, and its integration committee decides.',
    },
    others: [CIRCLE, FHIR],
  },
  inconnu: {
    journey: NATIONAL.journey,
    format: 'csd',
    reason: {
      fr: 'Le territoire n’est pas encore connu : le ROR national est la voie que l’ANS décrit aujourd’hui.',
      en: 'The territory is not known yet: the national ROR is the way that the ANS describes today.',
    },
    others: [REGIONAL, CIRCLE, FHIR],
  },
};

const FHIR_CHOSEN: Text = {
  fr: 'Le FHIR est servi par le ROR national, quelles que soient les régions visées.',
  en: 'FHIR is served by the national ROR, whichever regions you aim at.',
};
const FHIR_ADVISED: Text = {
  fr: 'Le format n’est pas encore choisi : sauf contrainte de votre application, prenez le FHIR, qui succède au CSD.',
  en: 'The format is not chosen yet: unless your application is bound to CSD, take FHIR, which succeeds it.',
};

function wayOf({ format, territoire }: Answers): Way {
  const csd = CSD_WAYS[territoire];
  if (format === 'csd') return csd;
  const why: Text = {
    fr: 'Si votre application ne lit que le CSD, et s’il est encore ouvert.',
    en: 'If your application reads CSD only, and if it is still open.',
  };
  return {
    journey: FHIR.journey,
    format: 'fhir',
    reason: format === 'fhir' ? FHIR_CHOSEN : FHIR_ADVISED,
    others: format === 'fhir' ? [] : [{ journey: csd.journey, why }],
  };
}

const STAGE: Readonly<Record<Answers['avancement'], readonly Text[]>> = {
  debut: [],
  inconnu: [],
  test: [
    {
      fr: 'Vous avez déjà de quoi tester : enregistrez les étapes faites à leur date, puis reprenez à la première qui manque.',
      en: 'You already have test means: record the steps that are done at their date, then go on from the first that is missing.',
    },
  ],
  production: [
    {
      fr: 'Vous êtes déjà en production : enregistrez les étapes faites à leur date. Le dossier servira au prochain renouvellement.',
      en: 'You are already in production: record the steps that are done at their date. The dossier will serve for the next renewal.',
    },
  ],
};

function openQuestions(answers: Answers): Orientation['open'] {
  return QUESTIONS.filter(({ id }) => answers[id] === 'inconnu').map(({ id, forward }) => ({ question: id, forward }));
}

function warningsOf({ journey, format }: Way, answers: Answers): readonly Text[] {
  const obstacle = profileObstacle(answers, format);
  return [
    ...(format === 'csd' ? [CSD_END] : [NO_FHIR]),
    ...(journey.startsWith('cercle-') ? [HISTORIC] : []),
    ...(obstacle === undefined ? [] : [obstacle]),
  ];
}

/**
 * Proposes a journey, a probable access profile and the papers needed, each with its reasons (domain reference ROR §5, §6).
 * Total: any answers, absent and unknown ones included, give an orientation. What was not answered comes back in `open`, with
 * a sentence to forward. When open data once a week are enough, no journey is needed.
 */
export function choose(given: Readonly<Record<string, string>>): Orientation {
  const answers = readAnswers(given);
  const way = wayOf(answers);
  if (answers.donnees === 'publiques') {
    const profil = probableProfile(answers, way.format);
    return { journey: null, others: [], reasons: [STOP], profil, warnings: [], papers: [], open: [] };
  }
  return {
    journey: way.journey,
    others: way.others,
    reasons: [way.reason, ...STAGE[answers.avancement]],
    profil: probableProfile(answers, way.format),
    warnings: warningsOf(way, answers),
    papers: papersOf(way.journey, answers),
    open: openQuestions(answers),
  };
}
