import { FileCheck2, FileKey2, FilePlus2, Import } from 'lucide-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/Button.tsx';
import { useInstall } from '../install/install-store.ts';
import { goTo } from '../use-view.ts';

interface WayProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text: string;
  readonly look: 'primary' | 'secondary';
  readonly onPress: () => void;
}

function Way({ icon, title, text, look, onPress }: WayProps) {
  const id = useId();
  return (
    <li className="inventory-way">
      {icon}
      <p id={id} className="soft">
        {text}
      </p>
      <Button look={look} onPress={onPress} aria-describedby={id}>
        {title}
      </Button>
    </li>
  );
}

/** Nothing yet: the three ways in. */
export function EmptyInventory() {
  const { t } = useTranslation();
  const open = useInstall((state) => state.open);
  return (
    <div className="inventory-empty">
      <FileKey2 aria-hidden="true" className="inventory-empty-icon" />
      <h2>{t('certificates.empty.title')}</h2>
      <p className="soft">{t('certificates.empty.text')}</p>
      <ul className="inventory-ways">
        <Way
          icon={<FilePlus2 aria-hidden="true" />}
          title={t('certificates.empty.request')}
          text={t('certificates.empty.requestText')}
          look="primary"
          onPress={() => goTo({ room: 'request' })}
        />
        <Way
          icon={<FileCheck2 aria-hidden="true" />}
          title={t('certificates.empty.install')}
          text={t('certificates.empty.installText')}
          look="secondary"
          onPress={open}
        />
        <Way
          icon={<Import aria-hidden="true" />}
          title={t('certificates.empty.import')}
          text={t('certificates.empty.importText')}
          look="secondary"
          onPress={open}
        />
      </ul>
    </div>
  );
}
