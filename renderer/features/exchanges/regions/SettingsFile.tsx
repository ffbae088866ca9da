import { Download, Plus, Upload } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, deliver, saveTicket, ticketFor } from '../../../client/index.ts';
import { attempt } from '../../../shell/FailureNotice.tsx';
import { chooseFiles } from '../../../shell/imports.ts';
import { Button } from '../../../ui/Button.tsx';
import { NewRegionDialog } from './NewRegionDialog.tsx';

const FILE = 'cercle-regions.json';

type Told =
  | { readonly key: 'exported'; readonly count: number }
  | { readonly key: 'imported'; readonly added: number; readonly kept: number };

function useSettingsFile() {
  const [told, setTold] = useState<Told>();
  const write = async (): Promise<void> => {
    setTold(undefined);
    const saved = await saveTicket(FILE);
    if (saved === null) return;
    const { regions } = await api.regions.export({ out: saved.ticket, force: true });
    await deliver(saved);
    setTold({ key: 'exported', count: regions });
  };
  const read = async (file: File): Promise<void> => {
    setTold(undefined);
    const { ticket } = await ticketFor(file);
    const { added, kept } = await api.regions.import({ file: ticket });
    setTold({ key: 'imported', added: added.length, kept: kept.length });
  };
  return { told, write, read };
}

/** Adds a server; hands the settings of servers over, and takes those of someone else. */
export function SettingsFile() {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const { told, write, read } = useSettingsFile();
  return (
    <div className="regions-actions no-print">
      <Button icon={<Plus aria-hidden="true" />} look="primary" onPress={() => setAdding(true)}>
        {t('exchangesRegions.add')}
      </Button>
      <Button
        icon={<Upload aria-hidden="true" />}
        onPress={() => chooseFiles(([file]) => file !== undefined && attempt(() => read(file)), '.json')}
      >
        {t('exchangesRegions.file.import')}
      </Button>
      <Button icon={<Download aria-hidden="true" />} onPress={() => attempt(write)}>
        {t('exchangesRegions.file.export')}
      </Button>
      <span role="status" className="soft">
        {told?.key === 'exported' && t('exchangesRegions.file.exported', { count: told.count })}
        {told?.key === 'imported' && t('exchangesRegions.file.imported', told)}
      </span>
      {isAdding && <NewRegionDialog onClose={() => setAdding(false)} />}
    </div>
  );
}
