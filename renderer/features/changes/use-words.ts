import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import { shownText } from '../../ui/shown-text.ts';
import { fieldWords, identifierOf, linkField, placeOf } from './change-rows.ts';
import type { Entity } from './change-rows.ts';

export interface Words {
  readonly nameOf: (entity: Entity) => string;
  readonly kindOf: (kind: string) => string;
  /** The place of a change, with the ranks of lists. */
  readonly placeOf: (kind: string, path: string) => string;
  /** A field, without them. */
  readonly fieldOf: (field: { readonly kind: string; readonly path: string }) => string;
}

const KINDS = ['ej', 'eg', 'oi', 'activite', 'equipement', 'professionnel'] as const;

/** How entities and fields are called. */
export function useWords(): Words {
  const { t } = useTranslation();
  const language = useLanguage();
  const linkWords = useCallback(
    (path: string): string | undefined => {
      const link = linkField(path);
      return link === undefined ? undefined : t(`changes.links.${link}`);
    },
    [t],
  );
  return {
    nameOf: useCallback(
      (entity) => {
        if (entity.name.trim() !== '') return shownText(entity.name);
        const key = identifierOf(entity) === '' ? entity.id.slice(1) : entity.id;
        return t('changes.unnamed', { key: shownText(key) });
      },
      [t],
    ),
    kindOf: useCallback(
      (kind) => {
        const known = KINDS.find((one) => one === kind);
        return known === undefined ? kind : t(`record.kinds.${known}`);
      },
      [t],
    ),
    placeOf: useCallback(
      (kind, path) => linkWords(path) ?? shownText(placeOf(kind, path, language) || path),
      [linkWords, language],
    ),
    fieldOf: useCallback(
      (field) => linkWords(field.path) ?? shownText(fieldWords(field, language) || field.path),
      [linkWords, language],
    ),
  };
}
