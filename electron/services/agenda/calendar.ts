import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { orderBefore } from '../../../shared/domain/certificates/due.ts';
import type { Lang } from '../../../shared/i18n/lang.ts';
import type { AgendaLine } from './agenda.ts';

const TEXTS = {
  fr: {
    name: 'Certificats (Cercle)',
    order: 'Commander le renouvellement : {label}',
    orderText: 'Dernier jour sûr pour commander : fin le {end}, délai de l’autorité {lead} jours.',
    end: 'Fin du certificat : {label}',
    endText: 'Le certificat ne sera plus accepté après le {end}.',
  },
  en: {
    name: 'Certificates (Cercle)',
    order: 'Order the renewal: {label}',
    orderText: 'Last safe day to order: ends on {end}, lead time of the authority {lead} days.',
    end: 'End of the certificate: {label}',
    endText: 'The certificate will not be accepted after {end}.',
  },
} as const;

const DAY_SECONDS = 86_400;

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/**
 * Order and end dates as a calendar (RFC 5545): one all-day event each, with an alarm a week before the order date and a day
 * before the end. Identifiers are stable, so that importing the file again moves events instead of doubling them.
 */
export function calendarOf(
  lines: readonly AgendaLine[],
  { lang, now }: { readonly lang: Lang; readonly now: Date },
): { readonly text: string; readonly events: number } {
  const texts = TEXTS[lang];
  const calendar = ical({
    name: texts.name,
    prodId: { company: 'Cercle', product: 'Cercle' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, label, notAfter, leadDays } of lines) {
    const values = { label, lead: leadDays, end: notAfter.slice(0, 10) };
    const dates = [
      { kind: 'order', day: orderBefore(notAfter, leadDays), summary: texts.order, text: texts.orderText, before: 7 },
      { kind: 'end', day: notAfter, summary: texts.end, text: texts.endText, before: 1 },
    ];
    for (const { kind, day, summary, text, before } of dates) {
      const event = calendar.createEvent({
        id: `${id}-${kind}@cercle.invalid`,
        start: new Date(day),
        allDay: true,
        stamp: now,
        summary: filled(summary, values),
        description: filled(text, values),
        transparency: ICalEventTransparency.TRANSPARENT,
      });
      event.createAlarm({ type: ICalAlarmType.display, trigger: before * DAY_SECONDS });
    }
  }
  return { text: calendar.toString(), events: calendar.events().length };
}
