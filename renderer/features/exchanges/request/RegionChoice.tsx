import { useTranslation } from 'react-i18next';
import type { RegionRow } from '../../../../shared/contract/region-views.ts';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { regionLink, useAddress } from '../use-address.ts';

interface RegionChoiceProps {
  readonly region: RegionRow;
  readonly rows: readonly RegionRow[];
}

function Missing({ region }: { readonly region: RegionRow }) {
  const { t } = useTranslation();
  const { missing, code } = region;
  if (missing.length === 0) return null;
  return (
    <div className="request-missing" role="note">
      <p>
        <strong>{t('exchangesRequest.missing.title')}</strong>
      </p>
      <p>
        {t('exchangesRequest.missing.lead')} {missing.map((one) => t(`exchangesRequest.missing.${one}`)).join(', ')}
        {'. '}
        <a href={regionLink(code)}>{t('exchangesRequest.missing.link')}</a>
      </p>
    </div>
  );
}

/** The server that is asked: those that are ready come first; what the others lack is said. */
export function RegionChoice({ region, rows }: RegionChoiceProps) {
  const { t } = useTranslation();
  const { change } = useAddress();
  const ready = rows.filter(({ missing }) => missing.length === 0);
  const others = rows.filter(({ missing }) => missing.length > 0);
  return (
    <div className="request-region">
      <div className="request-region-line">
        <Picker
          label={t('exchangesRequest.regionLabel')}
          choices={[...ready, ...others].map(({ code, label }) => ({ id: code, label: shownText(label) }))}
          value={region.code}
          onChange={(code) => change({ region: code, transaction: undefined })}
        />
        <EnvironmentMark environment={region.environment} />
      </div>
      <Missing region={region} />
    </div>
  );
}
