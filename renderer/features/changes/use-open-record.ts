import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../navigation/store.ts';
import type { Entity } from './change-rows.ts';

interface Opening {
  readonly open: (entity: Entity | undefined) => void;
  /** Why nothing was opened, in words; '' otherwise. */
  readonly said: string;
}

/** Opens the record of a change, if the source still has it. */
export function useOpenRecord(source: string): Opening {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(''), [source]);
  const open = (entity: Entity | undefined): void => {
    if (entity === undefined) return;
    if (entity.recordId === undefined) setSaid(t('changes.noRecord'));
    else useNavigation.getState().go({ screen: 'explorer', id: entity.recordId });
  };
  return { open, said };
}
