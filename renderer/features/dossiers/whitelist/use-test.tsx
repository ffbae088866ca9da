import { useState } from 'react';
import type { ReactNode } from 'react';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { RegionRow } from '../../../../shared/contract/region-views.ts';
import { api } from '../../../client/index.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { useRegionRows } from '../regions-store.ts';
import { useChecks } from './check-store.ts';
import { ProductionDialog } from './ProductionDialog.tsx';

interface Asked {
  readonly entry: string | undefined;
  readonly regions: readonly RegionRow[];
}

interface Testing {
  /** Tests an entry, or all; asks first about production servers that nobody has confirmed since Cercle was started. */
  readonly test: (entry?: string) => void;
  readonly dialog: ReactNode;
}

/** The test of a dossier's entries, with the question that may come before it. */
export function useTest({ id, whitelist }: DossierView): Testing {
  const rows = useRegionRows();
  const [asked, setAsked] = useState<Asked>();
  const start = (entry: string | undefined): void => attempt(() => useChecks.getState().start(id, entry));
  const test = (entry?: string): void => {
    const codes = whitelist.filter((row) => entry === undefined || row.id === entry).map(({ region }) => region);
    const regions = rows.filter(
      ({ code, environment, isConfirmed }) => codes.includes(code) && environment === 'production' && !isConfirmed,
    );
    if (regions.length === 0) start(entry);
    else setAsked({ entry, regions });
  };
  const answer = ({ entry, regions }: Asked, isMeant: boolean): void => {
    setAsked(undefined);
    if (!isMeant) return;
    attempt(async () => {
      for (const { code } of regions) await api.regions.confirmProduction({ code });
      start(entry);
    });
  };
  const dialog =
    asked === undefined ? null : (
      <ProductionDialog regions={asked.regions} onAnswer={(isMeant) => answer(asked, isMeant)} />
    );
  return { test, dialog };
}
