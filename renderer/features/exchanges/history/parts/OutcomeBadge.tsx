import { useTranslation } from 'react-i18next';
import type { ExchangeRow } from '../../../../../shared/contract/exchange-views.ts';
import { Badge } from '../../../../ui/Badge.tsx';

const TONES = { ok: 'success', failed: 'error', cancelled: 'neutral' } as const;

export function OutcomeBadge({ outcome }: Pick<ExchangeRow, 'outcome'>) {
  const { t } = useTranslation();
  return <Badge tone={TONES[outcome]}>{t(`exchangesHistory.outcomes.${outcome}`)}</Badge>;
}
