import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { daysUntil } from './dates.ts';

interface Words {
  /** How far a moment is: « 12 jours restants », « depuis 3 jours ». */
  readonly daysWords: (iso: string) => string;
  /** A field of a certificate, by its name in the services; what is not known stays as it is. */
  readonly fieldWords: (field: string) => string;
  /** An attribute of a name: « Nom commun » for CN. */
  readonly attributeWords: (type: string) => string | undefined;
}

/** What dates and fields of certificates are called. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  return {
    daysWords: useCallback(
      (iso) => {
        const days = daysUntil(iso);
        if (days > 0) return t('certificates.days.left', { count: days });
        return days === 0 ? t('certificates.days.today') : t('certificates.days.past', { count: -days });
      },
      [t],
    ),
    fieldWords: useCallback(
      (field) => {
        const [name = '', part] = field.split('.');
        const key = `certificates.fields.${part === undefined || name !== 'key' ? name : field.replace('.', '-')}`;
        const words = i18n.exists(key) ? t(key as 'certificates.fields.subject') : name;
        if (part === undefined || name === 'key') return words;
        return `${words} — ${part === 'order' ? t('certificates.fields.order') : part}`;
      },
      [t, i18n],
    ),
    attributeWords: useCallback(
      (type) => {
        const key = `certificates.attributes.${type}`;
        return i18n.exists(key) ? t(key as 'certificates.attributes.CN') : undefined;
      },
      [t, i18n],
    ),
  };
}
