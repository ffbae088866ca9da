import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { PRIORITIES } from '../../../../shared/domain/onboarding/platines.ts';
import type { ScenarioState } from '../../../../shared/domain/onboarding/platines.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { Badge } from '../../../ui/Badge.tsx';
import type { Tone } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Picker } from '../../../ui/Picker.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { TableColumn } from '../../../ui/SortableTable.tsx';
import { formatDay } from '../parts/days.ts';
import { capital, useWords } from '../parts/use-words.ts';

const TONES: Readonly<Record<ScenarioState['result'], Tone>> = {
  'non-execute': 'neutral',
  'en-cours': 'info',
  succes: 'success',
  echec: 'error',
  erreur: 'error',
  'en-attente': 'info',
  annule: 'neutral',
};
const EVERY = '*';

interface TableProps {
  readonly dossier: DossierView;
  readonly onRecord: (scenario: ScenarioState) => void;
}

function useResultColumns(): readonly TableColumn<ScenarioState>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { results } = useWords();
  return [
    {
      ...{
        id: 'result',
        label: t('dossiersRegisters.platines.columns.result'),
        sortBy: ({ result }) => results[result],
      },
      cell: ({ result }) => <Badge tone={TONES[result]}>{capital(results[result])}</Badge>,
    },
    {
      ...{ id: 'since', label: t('dossiersRegisters.platines.columns.since'), sortBy: ({ since }) => since ?? '' },
      cell: ({ since }) => (since === null ? '' : formatDay(since, language)),
    },
    {
      ...{
        id: 'runs',
        label: t('dossiersRegisters.platines.columns.runs'),
        isNumeric: true,
        sortBy: ({ runs }) => runs,
      },
      cell: ({ runs }) => t('dossiersRegisters.platines.times', { count: runs }),
    },
    {
      ...{ id: 'evidence', label: t('dossiersRegisters.platines.columns.evidence') },
      cell: ({ evidence }) => <span className="platines-evidence">{shownText(evidence)}</span>,
    },
  ];
}

function useColumns({ dossier, onRecord }: TableProps): readonly TableColumn<ScenarioState>[] {
  const { t } = useTranslation();
  const label = (key: 'id' | 'name' | 'project' | 'priority' | 'record') =>
    t(`dossiersRegisters.platines.columns.${key}`);
  const results = useResultColumns();
  const canNote = dossier.allowed.some(({ type }) => type === 'platines-resultat');
  return [
    { id: 'id', label: label('id'), sortBy: ({ id }) => id, cell: ({ id }) => <code>{shownText(id)}</code> },
    {
      ...{ id: 'name', label: label('name'), isRowHeader: true, sortBy: ({ name }) => name },
      cell: ({ name, project }) => (
        <>
          {shownText(name)}
          {project !== '' && <span className="soft platines-project">{shownText(project)}</span>}
        </>
      ),
    },
    {
      ...{ id: 'priority', label: label('priority'), isNumeric: true, sortBy: ({ priority }) => priority },
      cell: ({ priority }) => priority,
    },
    ...results,
    {
      ...{ id: 'record', label: label('record'), hidesLabel: true },
      cell: (scenario) =>
        canNote && (
          <Button
            look="quiet"
            aria-label={t('dossiersRegisters.platines.record', { scenario: shownText(scenario.id) })}
            onPress={() => onRecord(scenario)}
          >
            {t('dossiersRegisters.platines.recordShort')}
          </Button>
        ),
    },
  ];
}

/** The register with what became of each scenario; narrowed to a priority on demand. */
export function ScenarioTable(props: TableProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<string>(EVERY);
  const columns = useColumns(props);
  const { scenarios } = props.dossier.dossier.platines;
  return (
    <>
      <Picker
        inline
        label={t('dossiersRegisters.platines.show')}
        choices={[
          { id: EVERY, label: t('dossiersRegisters.platines.every') },
          ...PRIORITIES.map((priority) => ({
            id: String(priority),
            label: t('dossiersRegisters.platines.priority', { priority }),
          })),
        ]}
        value={shown}
        onChange={setShown}
      />
      <div className="platines-scroll">
        <SortableTable
          caption={t('dossiersRegisters.platines.scenarios')}
          columns={columns}
          rows={scenarios.filter(({ priority }) => shown === EVERY || String(priority) === shown)}
          keyOf={({ id }) => id}
        />
      </div>
    </>
  );
}
