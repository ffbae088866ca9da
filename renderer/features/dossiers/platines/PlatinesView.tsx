import type { DossierView } from '../../../../shared/contract/dossier-views.ts';
import { AccountPanel } from './AccountPanel.tsx';
import { ApplicationPanel } from './ApplicationPanel.tsx';
import { ScenariosPanel } from './ScenariosPanel.tsx';
import './platines.css';

/** The test platform: the account and its end, what it asks of the application, the register of scenarios. */
export function PlatinesView({ dossier }: { readonly dossier: DossierView }) {
  return (
    <div className="platines">
      <AccountPanel dossier={dossier} />
      <ApplicationPanel dossier={dossier} />
      <div className="platines-wide">
        <ScenariosPanel dossier={dossier} />
      </div>
    </div>
  );
}
