import { Copy as CopyIcon, Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../i18n/format.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { Button } from '../../ui/Button.tsx';
import { countSelected } from '../../ui/grid-selection.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { useExplorer } from './explorer-store.ts';
import { ViewsMenu } from './ViewsMenu.tsx';

/** How many rows there are, how many are chosen, and what the last copy did. */
export function Count({ said }: { readonly said: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const total = useExplorer((state) => state.list?.total);
  const chosen = countSelected(useExplorer((state) => state.selection));
  const words =
    total === undefined
      ? t('explorer.searching')
      : t('explorer.count', { count: total, n: formatNumber(total, language) });
  const choice = chosen === 0 ? '' : t('explorer.chosen', { count: chosen, n: formatNumber(chosen, language) });
  return (
    <p className="explorer-count" role="status">
      <strong>{words}</strong>
      {choice !== '' && <span> · {choice}</span>}
      {said !== '' && <span> · {said}</span>}
    </p>
  );
}

interface ToolsProps {
  readonly onCopy: () => void;
  readonly onExport: () => void;
}

/** What can be done with the list. */
export function Tools({ onCopy, onExport }: ToolsProps) {
  const { t } = useTranslation();
  return (
    <div className="explorer-tools">
      <ViewsMenu />
      <ColumnsMenu />
      <Button
        look="quiet"
        icon={<CopyIcon aria-hidden="true" />}
        onPress={onCopy}
        aria-description={t('explorer.copy.hint')}
      >
        {t('explorer.copy.button')}
      </Button>
      <Button look="quiet" icon={<Download aria-hidden="true" />} onPress={onExport}>
        {t('explorer.export.button')}
      </Button>
    </div>
  );
}
