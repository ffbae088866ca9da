import { PanelLeft } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../i18n/use-language.ts';
import type { Route } from '../../navigation/routes.ts';
import { useNavigation } from '../../navigation/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import type { GridHandle } from '../../ui/grid-model.ts';
import { Chips } from './Chips.tsx';
import { columnsOf } from './columns.tsx';
import type { ExplorerColumn } from './columns.tsx';
import { useExport } from './export-store.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { useExplorer } from './explorer-store.ts';
import { Facets } from './Facets.tsx';
import { KindSwitch } from './KindSwitch.tsx';
import { Count, Tools } from './ListTools.tsx';
import { keyOf, readQuery } from './query.ts';
import { Results } from './Results.tsx';
import { SearchLine } from './SearchLine.tsx';
import { SourcesLine } from './SourcesLine.tsx';
import { useCopy } from './use-copy.ts';
import { useExplorerCommands } from './use-explorer-commands.ts';
import { useQuery } from './use-query.ts';
import { useSourceLabel } from './use-source-label.ts';
import './explorer-page.css';

/** Searches what the address asks, unless it is what is on the screen, or it is no list. */
function searchAddress({ screen, id, query: address }: Route): void {
  if (screen !== 'explorer' || id !== undefined) return;
  const query = readQuery(address);
  const { list, status, search } = useExplorer.getState();
  if (status !== 'ready' || list?.key !== keyOf(query)) search(query);
}

/** Follows the address itself rather than the screen, so that what is asked leaves before the screen is drawn again. */
function useSearching(): void {
  useEffect(() => {
    searchAddress(useNavigation.getState().route);
    return useNavigation.subscribe(({ route }) => searchAddress(route));
  }, []);
}

function useColumns(): readonly ExplorerColumn[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { query } = useQuery();
  const sourceLabel = useSourceLabel();
  const ids = query.columns.join();
  return useMemo(() => columnsOf(query.columns, { t, language, sourceLabel }), [ids, t, language, sourceLabel]);
}

interface HeadProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly grid: RefObject<GridHandle | null>;
  readonly columns: readonly ExplorerColumn[];
  readonly hasFacets: boolean;
  readonly onFacets: () => void;
}

/** The field, what is looked for, and what can be done with the list. */
function Head({ input, grid, columns, hasFacets, onFacets }: HeadProps) {
  const { t } = useTranslation();
  const { query } = useQuery();
  const { copy, said } = useCopy(grid, columns);
  const find = useCallback(() => input.current?.select(), [input]);
  const exportShown = useCallback(() => void useExport.getState().open(query), [query]);
  useExplorerCommands({ find, copy, exportShown });
  return (
    <>
      <div className="explorer-search">
        <IconButton
          label={hasFacets ? t('explorer.filters.hide') : t('explorer.filters.show')}
          aria-expanded={hasFacets}
          onPress={onFacets}
        >
          <PanelLeft aria-hidden="true" />
        </IconButton>
        <SearchLine inputRef={input} onLeave={() => grid.current?.focus()} />
      </div>
      <KindSwitch />
      <Chips />
      <div className="explorer-line">
        <Count said={said} />
        <Tools onCopy={copy} onExport={exportShown} />
      </div>
    </>
  );
}

/** The list: filters at the side, what is looked for above, the rows, and how old they are below. */
export function ExplorerList() {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const grid = useRef<GridHandle>(null);
  const [hasFacets, setFacets] = useState(true);
  const columns = useColumns();
  useSearching();
  return (
    <div className={hasFacets ? 'explorer' : 'explorer explorer-wide'}>
      <h1 className="visually-hidden">{t('explorer.title')}</h1>
      {hasFacets && <Facets />}
      <div className="explorer-main">
        <Head {...{ input, grid, columns, hasFacets }} onFacets={() => setFacets(!hasFacets)} />
        <Results columns={columns} grid={grid} />
        <SourcesLine />
      </div>
      <ExportDialog />
    </div>
  );
}
