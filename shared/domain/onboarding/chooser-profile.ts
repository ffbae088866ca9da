import type { Format, Text } from './journey.ts';
import { accessProfile } from './profile.ts';
import type { ProfileCode } from './profile.ts';
import type { Answers } from './questions.ts';

/** An access profile that the circle would probably grant: it alone decides. */
export interface ProbableProfile {
  readonly code: string;
  readonly isProbable: boolean;
  readonly reasons: readonly Text[];
}

interface Guess {
  readonly code: ProfileCode;
  readonly because: Text;
}

/** From the purpose and the users to a profile (domain reference ROR §2.8 and §5). */
const GUESSES: Readonly<Record<Exclude<Answers['donnees'], 'inconnu'>, Guess>> = {
  publiques: {
    code: '0',
    because: { fr: 'Vous n’avez besoin que de données publiques.', en: 'You only need public data.' },
  },
  'publiques-a-jour': {
    code: '0',
    because: {
      fr: 'Vous n’avez besoin que de données publiques, mais à jour.',
      en: 'You only need public data, but up to date.',
    },
  },
  regulation: {
    code: '1',
    because: {
      fr: 'Vos utilisateurs régulent des soins non programmés : seul le profil 1 donne les capacités de crise et les contacts très restreints.',
      en: 'Your users regulate unscheduled care: only profile 1 gives crisis capacity and very restricted contacts.',
    },
  },
  coordination: {
    code: '2',
    because: {
      fr: 'Vos utilisateurs orientent ou coordonnent : le profil 2 donne les contacts restreints et les lits disponibles.',
      en: 'Your users orient or coordinate: profile 2 gives restricted contacts and available beds.',
    },
  },
  'medico-social': {
    code: '3',
    because: {
      fr: 'Vos utilisateurs travaillent dans le médico-social : le profil 3 en donne le détail, et le sanitaire en accès libre.',
      en: 'Your users work in the médico-social field: profile 3 gives its detail, and health as open data.',
    },
  },
  'sans-contacts': {
    code: '4',
    because: {
      fr: 'Vous n’avez besoin ni de contacts ni de données personnelles : c’est le profil 4.',
      en: 'You need neither contacts nor personal data: that is profile 4.',
    },
  },
  'sans-capacites': {
    code: '5',
    because: {
      fr: 'Vous n’avez besoin ni de capacités ni de disponibilités : c’est le profil 5.',
      en: 'You need neither capacities nor availability: that is profile 5.',
    },
  },
};

const DECIDED: Text = {
  fr: 'Ce profil est probable, pas acquis : il est notifié d’après la finalité et les utilisateurs.',
  en: 'This profile is probable, not granted: it is notified by the purpose and the users.',
};

/** What stands in the way of a profile in a format; undefined when nothing does. */
export function profileObstacle({ donnees }: Answers, format: Format): Text | undefined {
  if (donnees === 'inconnu') return undefined;
  const { code } = GUESSES[donnees];
  if (accessProfile(code)?.formats.includes(format)) return undefined;
  return {
    fr: `Votre besoin correspond au profil ${code}, qui n’existe qu’en FHIR. En CSD, le profil irait de 0 à 3 : posez la question avant de demander.`,
    en: `Your need matches profile ${code}, which exists in FHIR only. In CSD the profile would be one of 0 to 3: ask before you apply.`,
  };
}

/** The probable profile, with its reasons; null when the data are not known or the format has no such profile. */
export function probableProfile(answers: Answers, format: Format): ProbableProfile | null {
  const { donnees } = answers;
  if (donnees === 'inconnu' || profileObstacle(answers, format) !== undefined) return null;
  const { code, because } = GUESSES[donnees];
  const profile = accessProfile(code);
  return { code, isProbable: true, reasons: [because, ...(profile === undefined ? [] : [profile.scope]), DECIDED] };
}
