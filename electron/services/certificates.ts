import { basename } from 'node:path';
import type { Implementation } from '../../shared/contract/index.ts';
import { compareCertificates } from '../../shared/domain/certificates/compare.ts';
import { AppError } from '../../shared/errors.ts';
import { textsOf } from '../../shared/i18n/index.ts';
import type { Lang } from '../../shared/i18n/lang.ts';
import { agendaBars, dueCertificates, noticesOf } from './agenda/agenda.ts';
import { calendarOf } from './agenda/calendar.ts';
import type { CallContext } from './context.ts';
import { agendaLines, dismissedNotices, dismissNotice } from './inventory/agenda-lines.ts';
import { declineBackup } from './inventory/backup.ts';
import { certificateOf, exportHeld, identitySheet } from './inventory/export.ts';
import type { Exported } from './inventory/export.ts';
import { importAll } from './inventory/import.ts';
import { inspect } from './inventory/inspect.ts';
import { install } from './inventory/install.ts';
import * as lifecycle from './inventory/lifecycle.ts';
import { withOrigin } from './inventory/origin.ts';
import type { Opened, Origin } from './inventory/origin.ts';
import { profileView } from './inventory/profile-views.ts';
import { reencode } from './inventory/reencode.ts';
import { renewalOf } from './inventory/renewal.ts';
import { makeRequest, preview } from './inventory/request.ts';
import { keepRevocationCode, revocationCode } from './inventory/revocation.ts';
import type { Room } from './inventory/room.ts';
import { testServer } from './inventory/server-test.ts';
import { verify } from './inventory/verify.ts';
import { view, viewAll, viewRecord } from './inventory/views.ts';
import { writeNewFile } from './synthetic/new-file.ts';
import type { Tickets } from './tickets.ts';

export interface CertificatesParts {
  readonly tickets: Tickets;
  /** The inventory, opened when it is first needed. */
  readonly room: () => Room;
}

type Certificates = Implementation<CallContext>['certificates'];
type From = Parameters<Certificates['inspect']>[0]['from'];

/** The contract's certificates: inventory, requests, installation, exports and agenda. */
export function createCertificates(parts: CertificatesParts): Certificates {
  return explained({
    ...readMethods(parts),
    ...requestMethods(parts),
    ...arrivalMethods(parts),
    ...leavingMethods(parts),
    ...agendaMethods(parts),
    ...lifeMethods(parts),
  });
}

function readMethods({ tickets, room }: CertificatesParts) {
  return {
    async list({ place = 'active' }) {
      lifecycle.sweepBin(room());
      const rows = await viewAll(room(), room().rows.all());
      return rows.filter((row) => place === 'all' || row.place === place);
    },
    show: ({ id }) => viewRecord(room(), id),
    identity: async ({ id }, { lang }) => identitySheet(room().find(id), lang),
    async compare({ left, right }) {
      const [one, other] = [left, right].map((id) => certificateOf(room().find(id)).facts);
      return one === undefined || other === undefined ? [] : compareCertificates(one, other);
    },
    verify({ files = [], trust = [], crls = [], ...choice }) {
      const paths = (given: readonly string[]) => given.map((ticket) => tickets.pathOf(ticket, 'read'));
      return verify(room(), { ...choice, files: paths(files), trust: paths(trust), crls: paths(crls) });
    },
  } satisfies Partial<Certificates>;
}

function requestMethods({ room }: CertificatesParts) {
  return {
    profiles: async (_, { lang }) => room().forms.profiles.map((profile) => profileView(profile, lang)),
    preview: async ({ form }, { lang }) => preview(room().forms, form, lang),
    async request({ form, renews }, { lang }) {
      const held = await makeRequest(room(), form, renews, lang);
      const { csrPem } = await viewRecord(room(), held.id);
      return { ...(await view(room(), held)), csrPem: csrPem ?? '' };
    },
    renewal: async ({ id }) => renewalOf(room(), id),
    declineBackup: async ({ id }) => view(room(), declineBackup(room(), id)),
    keepRevocationCode: async ({ id, code, again }) => view(room(), keepRevocationCode(room(), id, code, again)),
    revocationCode: async ({ id }) => ({ code: await revocationCode(room(), id) }),
  } satisfies Partial<Certificates>;
}

function originOf(tickets: Tickets, from: From): Origin {
  return 'file' in from ? { ...tickets.fileOf(from.file), password: from.password } : from;
}

function arrivalMethods({ tickets, room }: CertificatesParts) {
  const opening = <T>(from: From, use: (opened: Opened, origin: Origin) => Promise<T>): Promise<T> => {
    const origin = originOf(tickets, from);
    return withOrigin(room().pki, origin, (opened) => use(opened, origin));
  };
  return {
    inspect: ({ from }) => opening(from, (opened) => inspect(room(), opened)),
    install: ({ from, id }, { lang }) =>
      opening(from, async (opened) => {
        const held = await install(room(), opened, lang, id);
        const { differences } = await viewRecord(room(), held.id);
        return { ...(await view(room(), held)), differences: differences ?? [] };
      }),
    import: ({ from }, { lang }) =>
      opening(from, async (opened, origin) => {
        const { added, known, ignored } = await importAll(room(), opened, origin, lang);
        return { added: await viewAll(room(), added), known: await viewAll(room(), known), ignored };
      }),
  } satisfies Partial<Certificates>;
}

function leavingMethods({ tickets, room }: CertificatesParts) {
  const told = ({ warnings, ...exported }: Exported, lang: Lang) => ({
    ...exported,
    warnings: warnings.map((warning) => textsOf(lang).inventory.warnings[warning]),
  });
  return {
    async export({ out, ...choice }, { lang }) {
      return told(await exportHeld(room(), { ...choice, path: tickets.pathOf(out, 'write') }, lang), lang);
    },
    async reencode({ file, password, out, newPassword, force = false }, { lang }) {
      const path = tickets.pathOf(out, 'write');
      const { pki } = room();
      const origin = originOf(tickets, { file, password });
      return told(await withOrigin(pki, origin, (opened) => reencode(pki, opened, { path, newPassword, force })), lang);
    },
  } satisfies Partial<Certificates>;
}

function agendaMethods({ tickets, room }: CertificatesParts) {
  const now = (): string => room().now().toISOString();
  return {
    async check({ id, leadDays }) {
      const only = id === undefined ? undefined : room().find(id).id;
      const due = dueCertificates(await agendaLines(room()), now(), leadDays);
      return due.filter((one) => only === undefined || one.id === only);
    },
    agenda: async () => agendaBars(await agendaLines(room())),
    notices: async () => noticesOf(await agendaLines(room()), now(), dismissedNotices(room())),
    async dismissNotice({ id, stage }) {
      dismissNotice(room(), id, stage);
      return { dismissed: true };
    },
    async calendar({ out, force = false }, { lang }) {
      const file = tickets.pathOf(out, 'write');
      const { text, events } = calendarOf(await agendaLines(room()), { lang, now: room().now() });
      await writeNewFile(file, { force }, (handle) => handle.writeFile(text));
      return { file: basename(file), bytes: Buffer.byteLength(text), events };
    },
  } satisfies Partial<Certificates>;
}

function lifeMethods({ room }: CertificatesParts) {
  return {
    edit: async (change) => view(room(), lifecycle.edit(room(), change)),
    activate: async ({ id, reason }) => view(room(), lifecycle.activate(room(), id, reason)),
    archive: async ({ id, archived }) => view(room(), lifecycle.archive(room(), id, archived)),
    remove: async ({ id, reason }) => view(room(), lifecycle.remove(room(), id, reason)),
    restore: async ({ id }) => view(room(), lifecycle.restore(room(), id)),
    async purge({ id, confirm }) {
      lifecycle.purge(room(), id, confirm);
      return { purged: true };
    },
    testServer: ({ id, host }) => testServer(room(), id, host),
  } satisfies Partial<Certificates>;
}

type AnyMethod = (input: unknown, context: CallContext) => Promise<unknown>;

/** Mechanisms give the name of a reason; people read its sentence in their language. */
function explained(methods: Certificates): Certificates {
  const wrapped = Object.entries(methods as unknown as Record<string, AnyMethod>).map(([name, method]) => [
    name,
    async (input: unknown, context: CallContext) => {
      try {
        return await method(input, context);
      } catch (error) {
        throw translated(error, context.lang);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Certificates;
}

function translated(error: unknown, lang: Lang): unknown {
  if (!(error instanceof AppError)) return error;
  const { inventory, vault } = textsOf(lang);
  const reasons: Readonly<Record<string, string>> = { ...vault.reasons, ...inventory.reasons };
  const reason = reasons[String(error.detail.values?.reason)];
  if (reason === undefined) return error;
  return new AppError(error.code, error.message, {
    ...error.detail,
    values: { ...error.detail.values, reason },
  });
}
