import { useTranslation } from 'react-i18next';
import type { Profil } from '../../../../shared/contract/common.ts';
import { useSources } from '../../../shell/sources-store.ts';

const NAMES = {
  0: 'record.header.profilNames.p0',
  1: 'record.header.profilNames.p1',
  2: 'record.header.profilNames.p2',
  3: 'record.header.profilNames.p3',
} as const;

/** An access profile in words: « Profil 0 · données publiques ». */
export function useProfilWords(profil: Profil | null): string {
  const { t } = useTranslation();
  if (profil === null) return t('record.header.profilUnknown');
  return `${t('record.header.profil', { profil })} · ${t(NAMES[profil])}`;
}

/** What a source is called; its code when it is not loaded any more. */
export function useSourceName(source: string): string {
  const sources = useSources((state) => state.sources);
  return sources.find((one) => one.source === source)?.label ?? source;
}
