import { Download } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import type { KeptFile } from '../../../../shared/domain/onboarding/declared.ts';
import { api, deliver, saveTicket } from '../../../client/index.ts';
import { formatBytes } from '../../../i18n/format.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { IconButton } from '../../../ui/Button.tsx';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { shownText } from '../../../ui/shown-text.ts';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { TableColumn } from '../../../ui/SortableTable.tsx';

type Kept = DossierView['files'][number];

/** Hands a kept file over under its own name. */
async function save(id: string, { sha256, name }: KeptFile): Promise<string | undefined> {
  const saved = await saveTicket(name.slice(-200));
  if (saved === null) return undefined;
  await api.dossiers.saveFile({ id, sha256, out: saved.ticket, force: true });
  await deliver(saved);
  return saved.name;
}

function Sum({ file: { sha256, name } }: { readonly file: Kept }) {
  const { t } = useTranslation();
  return (
    <span className="history-sum">
      <code title={sha256}>{sha256.slice(0, 16)}…</code>
      <CopyButton text={sha256} name={t('dossiers.history.copySum', { file: shownText(name) })} />
    </span>
  );
}

function SaveButton({ file, onSave }: { readonly file: Kept; readonly onSave: (file: Kept) => void }) {
  const { t } = useTranslation();
  return (
    <IconButton label={t('dossiers.history.download', { file: shownText(file.name) })} onPress={() => onSave(file)}>
      <Download aria-hidden="true" />
    </IconButton>
  );
}

function useColumns(onSave: (file: Kept) => void): readonly TableColumn<Kept>[] {
  const { t } = useTranslation();
  const language = useLanguage();
  return [
    {
      id: 'name',
      label: t('dossiers.history.file'),
      cell: ({ name }) => shownText(name),
      isRowHeader: true,
      sortBy: ({ name }) => name,
    },
    {
      id: 'entry',
      label: t('dossiers.history.entry'),
      cell: ({ entry }) => entry,
      isNumeric: true,
      sortBy: ({ entry }) => entry,
    },
    {
      id: 'bytes',
      label: t('dossiers.history.size'),
      cell: ({ bytes }) => formatBytes(bytes, language),
      isNumeric: true,
      sortBy: ({ bytes }) => bytes,
    },
    { id: 'sha256', label: t('dossiers.history.sha256'), cell: (file) => <Sum file={file} /> },
    {
      id: 'save',
      label: t('dossiers.history.save'),
      hidesLabel: true,
      cell: (file) => <SaveButton file={file} onSave={onSave} />,
    },
  ];
}

/** The papers that were kept with events. */
export function Files({ dossier: { id, files } }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const onSave = (file: Kept): void =>
    attempt(async () => {
      const name = await save(id, file);
      if (name !== undefined) setSaid(t('dossiers.history.saved', { file: shownText(name) }));
    });
  const columns = useColumns(onSave);
  return (
    <Panel title={t('dossiers.history.files')}>
      {files.length === 0 ? (
        <p className="soft">{t('dossiers.history.noFiles')}</p>
      ) : (
        <SortableTable
          caption={t('dossiers.history.files')}
          columns={columns}
          rows={files}
          keyOf={({ sha256, entry }) => `${entry} ${sha256}`}
        />
      )}
      <p role="status" className="dossier-said">
        {said}
      </p>
    </Panel>
  );
}
