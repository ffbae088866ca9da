import { useTranslation } from 'react-i18next';
import { byReach } from '../../../shared/domain/onboarding/profile-order.ts';
import type { ProfileCode } from '../../../shared/domain/onboarding/profile.ts';
import type { SourceSummary } from '../../../shared/contract/cache.ts';
import { useSources } from '../sources-store.ts';
import { AccessBadge } from './AccessBadge.tsx';

/** A line has room for as many. */
const SHOWN = 4;

/** An unknown profile may be any: it comes first, then the one that sees most. */
function byRisk(one: SourceSummary, other: SourceSummary): number {
  if (one.profil === null || other.profil === null) return Number(one.profil !== null) - Number(other.profil !== null);
  return byReach(String(other.profil) as ProfileCode, String(one.profil) as ProfileCode);
}

/** The access profiles of the data that are listed: of one source, or of all. */
export function AccessProfiles({ source }: { readonly source?: string | undefined }) {
  const { t } = useTranslation();
  const sources = useSources((state) => state.sources);
  const own = sources.filter((one) => one.source === source);
  const concerned = [...(own.length > 0 ? own : sources)].sort(byRisk);
  if (concerned.length === 0) return null;
  return (
    <ul className="access-profiles" aria-label={t('access.label')}>
      {concerned.slice(0, SHOWN).map((one) => (
        <li key={one.source}>
          <AccessBadge source={one} isNamed />
        </li>
      ))}
      {concerned.length > SHOWN && <li className="soft">{t('access.more', { count: concerned.length - SHOWN })}</li>}
    </ul>
  );
}
