import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateNotice } from '../../shared/contract/certificate-views.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import type { Services } from '../services/index.ts';
import type { ElectronModule } from './electron-module.ts';

export interface NoticesOptions {
  readonly Notification: ElectronModule['Notification'];
  readonly services: Pick<Services, 'dispatch'>;
  /** Where the notices that were shown are remembered: a restart does not say them again. */
  readonly folder: string;
  lang(): Lang;
  /** The person clicked on a notice. */
  onClick(): void;
}

const TEXTS = {
  fr: {
    title: 'Certificat à renouveler',
    left: '« {label} » : {days} jour(s) avant la fin. Commandez le suivant avant le {order}.',
    over: '« {label} » a expiré.',
  },
  en: {
    title: 'Certificate to renew',
    left: '“{label}”: {days} day(s) before its end. Order the next one before {order}.',
    over: '“{label}” has expired.',
  },
} as const;

/** Twice a day: stages are days apart. */
const EVERY_MS = 12 * 3_600_000;

/** The sentence of a notice in a language. */
export function noticeText({ label, daysLeft, orderBefore, stage }: CertificateNotice, lang: Lang): string {
  const text = stage === 'expired' ? TEXTS[lang].over : TEXTS[lang].left;
  return text
    .replace('{label}', label)
    .replace('{days}', String(daysLeft))
    .replace('{order}', orderBefore.slice(0, 10));
}

/** What was told, in a file of the window's folder; a damaged one is as if nothing had been. */
function remembered(file: string): Set<string> {
  try {
    const read: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : [];
    return new Set(Array.isArray(read) ? read.map(String) : []);
  } catch {
    return new Set();
  }
}

async function dueNotices({ services, lang }: NoticesOptions): Promise<readonly CertificateNotice[]> {
  const request = { jsonrpc: '2.0', id: 'notices', method: 'certificates.notices', params: {} } as const;
  const reply = await services.dispatch(request, { lang: lang() });
  return 'result' in reply ? (reply.result as readonly CertificateNotice[]) : [];
}

/** Shows each notice of certificates once a stage, as the system shows notices. */
export async function showNotices(options: NoticesOptions): Promise<void> {
  const { Notification, folder, lang, onClick } = options;
  if (!Notification.isSupported()) return;
  const file = join(folder, 'told-notices.json');
  const told = remembered(file);
  const due = await dueNotices(options);
  for (const notice of due) {
    const key = `${notice.id} ${notice.stage}`;
    if (told.has(key)) continue;
    const shown = new Notification({ title: TEXTS[lang()].title, body: noticeText(notice, lang()) });
    shown.on('click', onClick);
    shown.show();
    told.add(key);
  }
  const kept = [...told].filter((key) => due.some(({ id }) => key.startsWith(`${id} `)));
  if (due.length > 0) writeFileSync(file, JSON.stringify(kept), { mode: 0o600 });
}

/** Shows what falls due, now and twice a day, until the process ends. */
export function watchNotices(options: NoticesOptions): void {
  // A notice that cannot be shown is still on the home screen.
  const show = (): void => void showNotices(options).catch(() => undefined);
  show();
  setInterval(show, EVERY_MS).unref();
}
