import type { TFunction } from 'i18next';
import type { Mesure } from '../../../../shared/domain/ror/model-base.ts';
import { shownText } from '../../../ui/shown-text.ts';
import type { Shown } from './view.ts';

type Age = Shown<Mesure>;

/** UCUM units of time that have a word. */
const UNITS = {
  a: 'record.age.years',
  mo: 'record.age.months',
  wk: 'record.age.weeks',
  d: 'record.age.days',
} as const;

function isUnit(code: string | undefined): code is keyof typeof UNITS {
  return code !== undefined && Object.hasOwn(UNITS, code);
}

function ageWords({ valeur = '', unite }: Age, t: TFunction): string {
  const number = /^\d{1,9}$/u.test(valeur.trim()) ? Number(valeur) : undefined;
  if (number === undefined || !isUnit(unite?.code)) {
    return shownText([valeur, unite?.label ?? unite?.code ?? ''].filter((part) => part !== '').join(' '));
  }
  return t(UNITS[unite.code], { count: number });
}

function isBirth({ valeur }: Age): boolean {
  return valeur?.trim() === '0';
}

/** The ages admitted in words: « De 6 mois à 3 ans »; '' when none is told. */
export function agesWords(minimum: Age | undefined, maximum: Age | undefined, t: TFunction): string {
  const hasMinimum = minimum?.valeur !== undefined;
  const hasMaximum = maximum?.valeur !== undefined;
  if (hasMinimum && hasMaximum) {
    const from = isBirth(minimum)
      ? t('record.age.birth')
      : minimum.unite?.code === maximum.unite?.code
        ? shownText(minimum.valeur ?? '')
        : ageWords(minimum, t);
    return t('record.age.between', { from, to: ageWords(maximum, t) });
  }
  if (hasMinimum)
    return t('record.age.from', { from: isBirth(minimum) ? t('record.age.birth') : ageWords(minimum, t) });
  return hasMaximum ? t('record.age.to', { to: ageWords(maximum, t) }) : '';
}
