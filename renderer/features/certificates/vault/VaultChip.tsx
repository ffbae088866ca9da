import { LockKeyhole, LockKeyholeOpen, ShieldOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { goTo } from '../use-view.ts';
import { useVault } from '../../../shell/vault/vault-store.ts';
import '../../../shell/vault/vault.css';

const ICONS = { absent: ShieldOff, locked: LockKeyhole, open: LockKeyholeOpen } as const;

/** The state of the vault in the head of the screen; leads to its settings. */
export function VaultChip() {
  const { t } = useTranslation();
  const vault = useVault((state) => state.vault);
  const state = vault?.state ?? 'absent';
  const Icon = ICONS[state];
  if (vault === undefined) return null;
  return (
    <Button look="quiet" icon={<Icon aria-hidden="true" />} onPress={() => goTo({ room: 'vault' })}>
      {t(`certificatesVault.chip.${state}`)}
    </Button>
  );
}
