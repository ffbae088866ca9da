import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { emlOf } from '../../electron/services/dossier/message/eml.ts';
import type { Mail } from '../../electron/services/dossier/message/eml.ts';
import { mailtoOf } from '../../shared/domain/onboarding/mailto.ts';
import { AppError } from '../../shared/errors.ts';
import { fc } from '../helpers/properties.ts';

/** Python's mail package: a reader that owes us nothing. It tells what it read, and every defect it found. */
const READER = `
import email, email.policy, sys, json, base64
kept = []
for raw in json.load(sys.stdin):
    m = email.message_from_bytes(base64.b64decode(raw), policy=email.policy.default)
    body = m.get_body(("plain",))
    parts = [{"name": p.get_filename(), "type": p.get_content_type(),
              "data": base64.b64encode(p.get_payload(decode=True)).decode()} for p in m.iter_attachments()]
    defects = [str(d) for part in m.walk() for d in part.defects]
    kept.append({"to": [a.addr_spec for a in m["To"].addresses] if m["To"] else [],
        "cc": [a.addr_spec for a in m["Cc"].addresses] if m["Cc"] else [], "subject": m["Subject"],
        "unsent": m["X-Unsent"], "body": body.get_payload(decode=True).decode("utf-8"),
        "parts": parts, "defects": defects, "names": m.keys()})
json.dump(kept, sys.stdout)
`;

interface Read {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly unsent: string;
  readonly body: string;
  readonly parts: readonly { readonly name: string; readonly type: string; readonly data: string }[];
  readonly defects: readonly string[];
  readonly names: readonly string[];
}

/** Undefined where Python is not installed. */
function readBack(mails: readonly Buffer[]): readonly Read[] | undefined {
  const input = JSON.stringify(mails.map((mail) => mail.toString('base64')));
  const ran = spawnSync('python3', ['-c', READER], { input, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  if (ran.error !== undefined) return undefined;
  assert.equal(ran.status, 0, ran.stderr);
  return JSON.parse(ran.stdout) as readonly Read[];
}

const MAIL: Mail = {
  to: ['monserviceclient.ROR@esante.gouv.fr', 'second@exemple.fr'],
  copy: ['copie@exemple.fr'],
  subject: 'Demande d’adhésion au cercle de confiance : Hôpital Œuvre de l’Été, application « Planning » — à traiter',
  body: `Bonjour,\n\nFrom the start: é è ê, œ, 😀 = ok \n.\nFrom here\n${'longue ligne sans fin '.repeat(40)}\n\tfin\t`,
  attachments: [
    { name: 'fiche d’identité – été "1".txt', content: Buffer.from('texte é\n') },
    { name: 'certificat.pem', content: Buffer.from('-----BEGIN CERTIFICATE-----\n') },
    { name: 'vide.bin', content: Buffer.alloc(0) },
  ],
};

function lines(text: string): string {
  return text.replaceAll(/\r\n|\r/gu, '\n').trimEnd();
}

/** What Python read is what was written. */
function assertSame(read: Read | undefined, mail: Mail): void {
  assert.ok(read);
  assert.deepEqual(read.defects, []);
  assert.deepEqual([read.to, read.cc, read.unsent], [mail.to, mail.copy, '1']);
  assert.equal(read.subject, mail.subject.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/gu, ' ').trim());
  assert.equal(lines(read.body), lines(mail.body));
  assert.deepEqual(
    read.parts.map(({ data }) => data),
    mail.attachments.map(({ content }) => Buffer.from(content).toString('base64')),
  );
}

test('given a message with accents, long lines and attachments, when Python reads it back, then nothing differs', (t) => {
  const eml = emlOf(MAIL);
  assert.deepEqual(eml, emlOf(MAIL), 'the same mail gives the same bytes');
  for (const line of eml.toString('latin1').split('\r\n')) {
    assert.ok(line.length <= 998 && !/[\r\n]|[^\u0009\u0020-\u007e]/u.test(line), line);
  }
  const read = readBack([eml, emlOf({ ...MAIL, attachments: [] })]);
  if (read === undefined) return t.skip('python3 is not installed');
  assertSame(read[0], MAIL);
  assertSame(read[1], { ...MAIL, attachments: [] });
  assert.deepEqual(
    read[0]?.parts.map(({ name, type }) => [name, type]),
    [
      ['fiche d’identité – été _1_.txt', 'text/plain'],
      ['certificat.pem', 'application/x-pem-file'],
      ['vide.bin', 'application/octet-stream'],
    ],
  );
  for (const name of ['From', 'Date', 'Message-ID']) assert.equal(read[0]?.names.includes(name), false, name);
});

test('given any texts, when Python reads them back, then nothing differs and no field was added', (t) => {
  const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });
  const anyMail = fc.record({ subject: anyText, body: anyText, name: anyText });
  const mails: Mail[] = [];
  fc.assert(
    fc.property(anyMail, ({ subject, body, name }) => {
      const named = `a${name.replaceAll(/[^\p{L}\p{N} ]/gu, '')}.txt`;
      mails.push({ ...MAIL, subject, body, attachments: [{ name: named, content: Buffer.from(body) }] });
    }),
  );
  const read = readBack(mails.map(emlOf));
  if (read === undefined) return t.skip('python3 is not installed');
  mails.forEach((mail, at) => assertSame(read[at], mail));
  t.diagnostic(`count: ${mails.length} messages`);
});

test('given a subject or an address that tries to add a field, when it is written, then it adds none', () => {
  const eml = emlOf({ ...MAIL, subject: 'a\r\nBcc: autre@exemple.fr', attachments: [] }).toString('latin1');
  assert.equal(/^Bcc:/mu.test(eml), false);
  for (const address of ['a@b.fr\r\nBcc: c@d.fr', 'sans arobase', 'a b@c.fr', '']) {
    assert.throws(
      () => emlOf({ ...MAIL, to: [address] }),
      (error) => error instanceof AppError && error.code === 'input.invalid',
    );
  }
});

test('given a long text, when an address is made of it, then it is short, whole at its end, and says that it was cut', () => {
  const short = new URL(mailtoOf({ ...MAIL, body: 'é & = ?\nfin' }, 'fr'));
  assert.deepEqual(
    [short.pathname, short.searchParams.get('cc'), short.searchParams.get('subject'), short.searchParams.get('body')],
    [MAIL.to.join(','), 'copie@exemple.fr', MAIL.subject, 'é & = ?\r\nfin'],
  );
  const long = mailtoOf({ ...MAIL, body: '😀é'.repeat(2000) }, 'fr');
  assert.ok(long.length <= 1900);
  const text = new URL(long).searchParams.get('body') ?? '';
  assert.match(text, /^(?:😀é)+😀?\r\n\r\n\[Texte coupé/u);
});
