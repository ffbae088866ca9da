import { Map as MapIcon } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AccessProfiles } from '../../shell/access/AccessProfiles.tsx';
import { NoData } from '../../shell/NoData.tsx';
import { useSources } from '../../shell/sources-store.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { Page, Panel } from '../../ui/Panel.tsx';
import { Attribution } from './Attribution.tsx';
import { FranceMap } from './FranceMap.tsx';
import { Legend } from './Legend.tsx';
import { MapFilters } from './MapFilters.tsx';
import { useMap } from './map-store.ts';
import { MapSummary } from './MapSummary.tsx';
import { MapTable } from './MapTable.tsx';
import { stepsOf } from './scale.ts';
import { tallyOf } from './tally.ts';
import { useMapQuery } from './use-map-query.ts';
import './map-page.css';

function Content() {
  const { t } = useTranslation();
  const { query } = useMapQuery();
  const { counts, failure } = useMap();
  useEffect(() => void useMap.getState().load(query), [query]);
  const tally = useMemo(() => tallyOf(counts ?? []), [counts]);
  const steps = useMemo(() => stepsOf(tally.places.map(({ count }) => count)), [tally]);
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (counts === undefined) return <p className="soft">{t('shell.loading')}</p>;
  return (
    <>
      <Panel>
        <MapSummary tally={tally} query={query} />
        <FranceMap tally={tally} steps={steps} query={query} />
        <Legend steps={steps} />
        <Attribution />
      </Panel>
      <Panel flush>
        <MapTable tally={tally} query={query} />
      </Panel>
    </>
  );
}

/** Where the offer is: units by département, drawn and in a table. */
export function MapPage() {
  const { t } = useTranslation();
  const { status, sources, failure } = useSources();
  const { query } = useMapQuery();
  if (failure !== undefined) return <ErrorPanel failure={failure} />;
  if (status === 'loading') return <p className="shell-loading soft">{t('shell.loading')}</p>;
  if (sources.length === 0) {
    return (
      <Page title={t('map.title')}>
        <NoData icon={<MapIcon aria-hidden="true" />}>{t('map.empty')}</NoData>
      </Page>
    );
  }
  return (
    <Page title={t('map.title')} lead={t('map.lead')}>
      <AccessProfiles source={query.source} />
      <div className="map-body">
        <MapFilters />
        <Content />
      </div>
    </Page>
  );
}
