import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, deliver, saveTicket } from '../../../client/index.ts';

/** Writes the reminders of a dossier, or of all of them, as a calendar file where the person says. */
export function useCalendar(id?: string): { readonly said: string; readonly save: () => Promise<void> } {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const save = async (): Promise<void> => {
    const saved = await saveTicket(`${t('dossiers.list.calendarFile')}.ics`);
    if (saved === null) return;
    const { events } = await api.dossiers.calendar({ ...(id !== undefined && { id }), out: saved.ticket, force: true });
    await deliver(saved);
    setSaid(t('dossiers.reminders.done', { count: events, file: saved.name }));
  };
  return { said, save };
}
