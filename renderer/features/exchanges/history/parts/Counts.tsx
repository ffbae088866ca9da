import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../../i18n/format.ts';
import { useLanguage } from '../../../../i18n/use-language.ts';
import { Fact, Facts } from './Facts.tsx';

const KINDS = [
  'organization',
  'facility',
  'provider',
  'service',
  'entiteJuridique',
  'entiteGeographique',
  'organisationInterne',
  'uniteElementaire',
  'pole',
  'structureInterne',
  'uniteFonctionnelle',
  'activiteOperationnelle',
  'equipementSpecifique',
  'professionnel',
  'contact',
  'telecommunication',
  'horaire',
] as const;

/** What an answer held, by kind; kinds it had none of are left out. */
export function Counts({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const held = KINDS.filter((kind) => (counts[kind] ?? 0) > 0);
  if (held.length === 0) return null;
  return (
    <Facts>
      {held.map((kind) => (
        <Fact key={kind} label={t(`exchangesHistory.counts.${kind}`)}>
          {formatNumber(counts[kind] ?? 0, language)}
        </Fact>
      ))}
    </Facts>
  );
}

/** Entities are structures, units and people: not what hangs on them, nor the kinds of units counted again. */
const ENTITIES = [
  'organization',
  'facility',
  'provider',
  'service',
  'entiteJuridique',
  'entiteGeographique',
  'organisationInterne',
  'professionnel',
];

/** How many entities an answer held; null when it cannot carry any. */
export function entitiesIn(counts: Readonly<Record<string, number>> | null): number | null {
  if (counts === null) return null;
  return ENTITIES.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
}
