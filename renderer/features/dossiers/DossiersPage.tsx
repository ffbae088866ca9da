import { useEffect } from 'react';
import { VaultDialogs } from '../../shell/vault/VaultDialogs.tsx';
import { ChooserPage } from './chooser/ChooserPage.tsx';
import { DossierPage } from './DossierPage.tsx';
import { useDossiers } from './dossiers-store.ts';
import { DossierList } from './list/DossierList.tsx';
import { useView } from './use-view.ts';

function Room() {
  const { view, id } = useView();
  if (id !== undefined) return <DossierPage key={id} id={id} />;
  return view.room === 'choose' ? <ChooserPage /> : <DossierList />;
}

/** Journeys into a trust circle: which one to follow, where each stands, who is waited for. */
export function DossiersPage() {
  useEffect(() => {
    void useDossiers.getState().load();
  }, []);
  return (
    <>
      <Room />
      <VaultDialogs />
    </>
  );
}
