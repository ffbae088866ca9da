import { useTranslation } from 'react-i18next';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { SEARCH_KINDS } from '../../../shared/domain/search.ts';
import type { SearchKind } from '../../../shared/domain/search.ts';
import { kindChoice } from './query.ts';
import { useQuery } from './use-query.ts';

const CHOICES = ['default', ...SEARCH_KINDS] as const;

/** What is looked for: units and establishments unless said otherwise. */
export function KindSwitch() {
  const { t } = useTranslation();
  const { query, change } = useQuery();
  const chosen = kindChoice(query.filters);
  const choose = (choice: SearchKind | 'default'): void => {
    change({ filters: { ...query.filters, kind: choice === 'default' ? undefined : [choice] } });
  };
  return (
    <ToggleButtonGroup
      className="explorer-kinds"
      aria-label={t('explorer.kinds.label')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={(keys) => {
        const [key] = keys;
        if (key !== undefined && key !== chosen) choose(key as SearchKind | 'default');
      }}
    >
      {CHOICES.map((choice) => (
        <ToggleButton
          key={choice}
          id={choice}
          className="explorer-kind-choice"
          {...(choice !== 'default' && { 'aria-label': t(`explorer.kindNames.${choice}`) })}
        >
          {t(`explorer.kinds.${choice}`)}
        </ToggleButton>
      ))}
      {chosen === 'several' && (
        <ToggleButton id="several" className="explorer-kind-choice">
          {t('explorer.kinds.several')}
        </ToggleButton>
      )}
    </ToggleButtonGroup>
  );
}
