import { useTranslation } from 'react-i18next';
import type { Severity } from '../../../shared/domain/ror/finding.ts';
import { Badge } from '../../ui/Badge.tsx';

/** How grave it is, in a word. */
export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  const { t } = useTranslation();
  return <Badge tone={severity}>{t(`quality.severity.${severity}`)}</Badge>;
}
