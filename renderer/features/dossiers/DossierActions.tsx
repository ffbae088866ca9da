import { Archive, Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { DossierView } from '../../../shared/contract/dossier-views.ts';
import { api } from '../../client/index.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import { Button } from '../../ui/Button.tsx';
import { useDossier } from './dossier-store.ts';
import { RemoveDialog } from './record/RemoveDialog.tsx';
import { WholeDialog } from './record/WholeDialog.tsx';
import type { WholeEvent } from './record/WholeDialog.tsx';

type Act = WholeEvent | 'archive' | 'unarchive' | 'remove';

const NAMES = {
  note: 'note',
  abandon: 'abandon',
  reouverture: 'reopen',
  archive: 'archive',
  unarchive: 'unarchive',
  remove: 'remove',
} as const;

function actsOf({ allowed, isArchived }: DossierView): readonly Act[] {
  const events = (['note', 'reouverture', 'abandon'] as const).filter((type) =>
    allowed.some((one) => one.type === type),
  );
  return [...events, ...(isArchived ? (['unarchive', 'remove'] as const) : (['archive'] as const))];
}

async function archive(id: string, archived: boolean): Promise<void> {
  await api.dossiers.archive({ id, archived });
  await useDossier.getState().load(id);
}

/** What can be done with a dossier as a whole. */
export function DossierActions({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<WholeEvent | 'remove'>();
  const act = (chosen: Act): void => {
    if (chosen === 'archive' || chosen === 'unarchive') attempt(() => archive(dossier.id, chosen === 'archive'));
    else setOpen(chosen);
  };
  const close = (): void => setOpen(undefined);
  return (
    <>
      {dossier.status !== 'actif' && !dossier.isArchived && (
        <Button icon={<Archive aria-hidden="true" />} onPress={() => act('archive')}>
          {t('dossiers.actions.archive')}
        </Button>
      )}
      <MenuTrigger>
        <Button icon={<Ellipsis aria-hidden="true" />}>{t('dossiers.actions.more')}</Button>
        <Popover className="popover" placement="bottom end">
          <Menu className="dossier-menu" aria-label={t('dossiers.actions.more')} onAction={(key) => act(key as Act)}>
            {actsOf(dossier).map((one) => (
              <MenuItem key={one} id={one} className="dossier-menu-item">
                {t(`dossiers.actions.${NAMES[one]}`)}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {open === 'remove' && <RemoveDialog dossier={dossier} onClose={close} />}
      {open !== undefined && open !== 'remove' && <WholeDialog type={open} onClose={close} />}
    </>
  );
}
