import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../navigation/store.ts';
import { attempt } from '../../shell/FailureNotice.tsx';
import type { Entity } from './change-rows.ts';
import { findRecord } from './records.ts';

interface Opening {
  readonly open: (entity: Entity | undefined) => void;
  /** Why nothing was opened, in words; '' otherwise. */
  readonly said: string;
}

/** Opens the record of a change, if the source still has it under a national identifier. */
export function useOpenRecord(source: string): Opening {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(''), [source]);
  const open = (entity: Entity | undefined): void => {
    if (entity === undefined) return;
    attempt(async () => {
      const found = await findRecord(source, entity);
      if (found === undefined) setSaid(t('changes.noRecord'));
      else useNavigation.getState().go({ screen: 'explorer', id: found.id });
    });
  };
  return { open, said };
}
