import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';

/** A day on which something is to be done. */
export interface CalendarDay {
  /** Stable: importing the file again moves the event instead of doubling it. */
  readonly id: string;
  /** `2026-11-22`. */
  readonly date: string;
  readonly summary: string;
  readonly description: string;
}

/** Days as a calendar (RFC 5545): one all-day event each, with an alarm on its morning at nine. */
export function calendarOfDays(name: string, days: readonly CalendarDay[], now: Date): string {
  const calendar = ical({
    name,
    prodId: { company: 'Cercle', product: 'Cercle' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const { id, date, summary, description } of days) {
    const event = calendar.createEvent({
      id: `${id}@cercle.invalid`,
      // A day without a time is written as it is in universal time.
      start: new Date(`${date}T00:00:00Z`),
      allDay: true,
      stamp: now,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...{ summary, description },
    });
    event.createAlarm({ type: ICalAlarmType.display, trigger: -NINE_HOURS });
  }
  return calendar.toString();
}

const NINE_HOURS = 9 * 3600;
