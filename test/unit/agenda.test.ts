import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agendaBars, dueCertificates, noticesOf } from '../../electron/services/agenda/agenda.ts';
import type { AgendaLine } from '../../electron/services/agenda/agenda.ts';
import { calendarOf } from '../../electron/services/agenda/calendar.ts';

function line(id: string, notAfter: string, more: Partial<AgendaLine> = {}): AgendaLine {
  return {
    ...{ id, label: `Certificat ${id}`, role: 'client', environment: 'test', status: 'valid' },
    ...{
      notBefore: '2024-01-01T00:00:00Z',
      notAfter,
      leadDays: 45,
      renews: null,
      renewedBy: null,
      isLive: true,
      uses: [],
    },
    ...more,
  };
}

const AT = '2026-11-22T09:00:00Z';

test('given certificates ending at several times when asked what is due then only what must be ordered now is told, the most pressing first', () => {
  const lines = [
    line('far', '2028-01-01T00:00:00Z'),
    line('soon', '2027-01-20T00:00:00Z'),
    line('now', '2026-12-24T00:00:00Z'),
    line('over', '2026-11-01T00:00:00Z'),
    line('revoked', '2028-06-01T00:00:00Z', { status: 'revoked' }),
  ];
  assert.deepEqual(
    dueCertificates(lines, AT, undefined).map(({ id, reason }) => `${id} ${reason}`),
    ['over expired', 'now order-now', 'revoked revoked'],
  );
  assert.deepEqual(
    dueCertificates(lines, AT, 90).map(({ id }) => id),
    ['over', 'now', 'soon', 'revoked'],
  );
});

test('given a certificate whose successor was installed when asked then neither it nor its notices are due; a request that waits changes nothing', () => {
  const old = line('old', '2026-12-01T00:00:00Z', { renewedBy: 'next' });
  assert.deepEqual(dueCertificates([old, line('next', '2029-12-01T00:00:00Z', { renews: 'old' })], AT, undefined), []);
  assert.deepEqual(
    noticesOf([old, line('next', '2029-12-01T00:00:00Z', { renews: 'old' })], AT, () => false),
    [],
  );
  assert.equal(dueCertificates([old], AT, undefined).length, 1);
});

test('given notices when one is put aside then it comes back at its next stage only', () => {
  const lines = [line('a', '2026-12-02T00:00:00Z')];
  const [notice] = noticesOf(lines, AT, () => false);
  assert.deepEqual([notice?.stage, notice?.daysLeft, notice?.orderBefore], ['14', 10, '2026-10-18T00:00:00Z']);
  const isDismissed = (_: string, stage: string): boolean => stage === '14';
  assert.deepEqual(noticesOf(lines, AT, isDismissed), []);
  assert.equal(noticesOf(lines, '2026-11-26T00:00:00Z', isDismissed)[0]?.stage, '7');
});

test('given bars when ordered then the first to be ordered comes first, whatever its end', () => {
  const bars = agendaBars([
    line('late', '2027-03-01T00:00:00Z', { leadDays: 0 }),
    line('early', '2027-04-01T00:00:00Z', { leadDays: 90 }),
  ]);
  assert.deepEqual(
    bars.map(({ id, orderBefore }) => `${id} ${orderBefore.slice(0, 10)}`),
    ['early 2027-01-01', 'late 2027-03-01'],
  );
});

test('given certificates when written as a calendar then each has its order date and its end, under identifiers that stay', () => {
  const lines = [line('a', '2027-01-31T22:59:59Z', { label: 'Hôpital, n°1; "ROR"\nligne' })];
  const { text, events } = calendarOf(lines, { lang: 'fr', now: new Date(AT) });
  const unfolded = text.replace(/\r\n[ \t]/g, '');
  assert.equal(events, 2);
  assert.match(unfolded, /UID:a-order@/);
  assert.match(unfolded, /DTSTART;VALUE=DATE:20261217\r\n/);
  assert.match(unfolded, /DTSTART;VALUE=DATE:20270131\r\n/);
  assert.match(unfolded, /SUMMARY:Fin du certificat : Hôpital\\, n°1\\; "ROR"\\nligne\r\n/);
  assert.equal(calendarOf(lines, { lang: 'fr', now: new Date(AT) }).text, text);
});
