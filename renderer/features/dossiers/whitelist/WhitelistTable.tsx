import { Ellipsis, PlugZap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { DossierView, WhitelistRow } from '../../../../shared/contract/dossier-views.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { EnvironmentMark } from '../../../ui/EnvironmentMark.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { TableColumn } from '../../../ui/SortableTable.tsx';
import type { Noting } from './acts.ts';
import { turnsOf } from './acts.ts';
import { CertificateCell, CheckCell, DeclaredCell, DriftCell, StateCell } from './WhitelistCells.tsx';

interface WhitelistTableProps {
  readonly dossier: DossierView;
  readonly isTesting: boolean;
  readonly onTest: (entry: string) => void;
  readonly onNote: (noting: Noting) => void;
}

function usePlace(): (row: WhitelistRow) => string {
  const { t } = useTranslation();
  return ({ region, regionLabel }) =>
    region === '' ? t('dossiersRegisters.whitelist.circle') : shownText(regionLabel);
}

/** What can be done with an entry: test it, note what became of it. */
function Acts({ row, dossier, isTesting, onTest, onNote }: { readonly row: WhitelistRow } & WhitelistTableProps) {
  const { t } = useTranslation();
  const region = usePlace()(row);
  const isTestable = row.state === 'declaree' || row.state === 'inscrite';
  const canNote = dossier.allowed.some(({ type }) => type === 'liste-blanche');
  return (
    <span className="whitelist-acts">
      {isTestable && (
        <IconButton
          label={t('dossiersRegisters.whitelist.testOne', { region })}
          isDisabled={isTesting}
          onPress={() => onTest(row.id)}
        >
          <PlugZap aria-hidden="true" />
        </IconButton>
      )}
      {canNote && (
        <MenuTrigger>
          <IconButton label={`${t('dossiersRegisters.whitelist.columns.acts')} : ${region}`}>
            <Ellipsis aria-hidden="true" />
          </IconButton>
          <Popover className="popover" placement="bottom end">
            <Menu
              className="dossier-menu"
              aria-label={`${t('dossiersRegisters.whitelist.columns.acts')} : ${region}`}
              onAction={(state) => onNote({ row, state: state as Noting['state'] })}
            >
              {turnsOf(row).map((state) => (
                <MenuItem key={state} id={state} className="dossier-menu-item">
                  {t(`dossiersRegisters.whitelist.acts.${state}`)}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
      )}
    </span>
  );
}

function useColumns(props: WhitelistTableProps): readonly TableColumn<WhitelistRow>[] {
  const { t } = useTranslation();
  const place = usePlace();
  const { isRehearsal } = props.dossier;
  const label = (key: 'region' | 'certificate' | 'state' | 'declared' | 'drift' | 'check' | 'acts' | 'environment') =>
    t(`dossiersRegisters.whitelist.columns.${key}`);
  return [
    {
      ...{ id: 'region', label: label('region'), isRowHeader: true, sortBy: place },
      cell: (row) => (
        <span className="whitelist-cell">
          <span>{place(row)}</span>
          <EnvironmentMark environment={isRehearsal ? 'sandbox' : row.environment} />
        </span>
      ),
    },
    {
      ...{ id: 'certificate', label: label('certificate'), sortBy: ({ certificate }) => certificate.subject },
      cell: (row) => <CertificateCell {...row} />,
    },
    { id: 'state', label: label('state'), sortBy: ({ state }) => state, cell: (row) => <StateCell {...row} /> },
    {
      ...{ id: 'declared', label: label('declared'), sortBy: ({ declaredOn }) => declaredOn },
      cell: (row) => <DeclaredCell {...row} />,
    },
    { id: 'drift', label: label('drift'), sortBy: ({ drift }) => drift, cell: (row) => <DriftCell {...row} /> },
    {
      ...{ id: 'check', label: label('check'), sortBy: ({ greenSince }) => greenSince ?? '' },
      cell: (row) => <CheckCell {...row} />,
    },
    { id: 'acts', label: label('acts'), hidesLabel: true, cell: (row) => <Acts row={row} {...props} /> },
  ];
}

/** What is declared where: each entry beside the certificate in use and what tests found. */
export function WhitelistTable(props: WhitelistTableProps) {
  const { t } = useTranslation();
  const columns = useColumns(props);
  return (
    <div className="whitelist-scroll">
      <SortableTable
        caption={t('dossiersRegisters.whitelist.title')}
        columns={columns}
        rows={props.dossier.whitelist}
        keyOf={({ id }) => id}
      />
    </div>
  );
}
