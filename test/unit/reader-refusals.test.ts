import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError, type ErrorCode } from '../../shared/errors.ts';
import { checkWellFormed, type ReadOptions } from '../../electron/services/ingest/reader.ts';
import { answer, chunked, CSD, csd, envelope, readAll, SOAP_11 } from '../fixtures/reader/documents.ts';

async function refusal(input: string | Uint8Array, options: ReadOptions = {}): Promise<AppError> {
  const outcomes: AppError[] = [];
  for (const size of [Number.MAX_SAFE_INTEGER, 1]) {
    const error = await readAll(input, options, () => size).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof AppError, `not refused: ${String(error)}`);
    outcomes.push(error);
  }
  const [whole, byByte] = outcomes;
  assert.equal(byByte?.code, whole?.code, 'the same refusal whatever the chunks');
  return whole as AppError;
}

function inService(content: string, before = ''): string {
  return `${before}<CSD xmlns="${CSD}"><serviceDirectory><service>${content}</service></serviceDirectory></CSD>`;
}

const REFUSED: readonly { readonly what: string; readonly xml: string; readonly code: ErrorCode }[] = [
  { what: 'a DOCTYPE', xml: `<!DOCTYPE CSD>${csd()}`, code: 'xml.doctype' },
  {
    what: 'a DOCTYPE after comments',
    xml: `<?xml version="1.0"?><!--<!D-->\n<?a?><!DOCTYPE CSD []>${csd()}`,
    code: 'xml.doctype',
  },
  { what: 'a DOCTYPE that never ends', xml: '<!DOCTYPE a [<!ENTITY b "c">', code: 'xml.doctype' },
  { what: 'a DOCTYPE in the root', xml: `<CSD xmlns="${CSD}"><!DOCTYPE a></CSD>`, code: 'xml.doctype' },
  { what: 'a web page', xml: '<!doctype html><html><br></html>', code: 'xml.doctype' },
  { what: 'a web page without DOCTYPE', xml: '<html><body><br><p>Erreur 500</html>', code: 'csd.absent' },
  { what: 'a web page that is cut', xml: '<HTML><body>', code: 'csd.absent' },
  { what: 'an end tag that does not match', xml: inService('<a></b>'), code: 'xml.ill-formed' },
  { what: 'a second root', xml: `${csd()}<a/>`, code: 'xml.ill-formed' },
  { what: 'text after the root', xml: `${csd()}x`, code: 'xml.ill-formed' },
  { what: 'a comment cut after the root', xml: `${csd()}<!-- `, code: 'xml.ill-formed' },
  { what: 'an unknown entity', xml: inService('&nbsp;'), code: 'xml.ill-formed' },
  { what: 'an entity named as a trap of the language', xml: inService('&constructor;'), code: 'xml.ill-formed' },
  { what: 'a bare ampersand', xml: inService('A & B'), code: 'xml.ill-formed' },
  { what: 'a duplicate attribute', xml: inService('<a b="1" b="2"/>'), code: 'xml.ill-formed' },
  {
    what: 'an attribute twice by its namespace',
    xml: inService('<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'),
    code: 'xml.ill-formed',
  },
  { what: 'an attribute without quotes', xml: inService('<a b=1/>'), code: 'xml.ill-formed' },
  { what: 'a prefix without namespace', xml: inService('<p:a/>'), code: 'xml.ill-formed' },
  { what: 'a prefix undeclared in XML 1.0', xml: inService('<a xmlns:p=""/>'), code: 'xml.ill-formed' },
  { what: 'a local name that starts with a digit', xml: inService('<p:1 xmlns:p="u"/>'), code: 'xml.ill-formed' },
  {
    what: 'an attribute name that starts with a dot',
    xml: inService('<a xmlns:p="u" p:.b=""/>'),
    code: 'xml.ill-formed',
  },
  { what: 'a name with two colons', xml: inService('<p:a:b xmlns:p="u"/>'), code: 'xml.ill-formed' },
  { what: 'a NUL', xml: inService('\0'), code: 'xml.ill-formed' },
  { what: 'a control character by reference', xml: inService('&#1;'), code: 'xml.ill-formed' },
  {
    what: 'a control character by reference in XML 1.1',
    xml: inService('&#1;', '<?xml version="1.1"?>'),
    code: 'xml.ill-formed',
  },
  { what: 'U+FFFE', xml: inService('\uFFFE'), code: 'xml.ill-formed' },
  { what: ']]> in text', xml: inService('a]]>b'), code: 'xml.ill-formed' },
  { what: '-- in a comment', xml: inService('<!-- a -- b -->'), code: 'xml.ill-formed' },
  { what: 'a declaration after a blank', xml: `\n<?xml version="1.0"?>${csd()}`, code: 'xml.ill-formed' },
  { what: 'a declaration after a comment', xml: `<!-- --><?xml version="1.0"?>${csd()}`, code: 'xml.ill-formed' },
  { what: 'a declaration without version', xml: `<?xml encoding="UTF-8"?>${csd()}`, code: 'xml.ill-formed' },
  {
    what: 'a declaration out of order',
    xml: `<?xml version="1.0" standalone="no" encoding="UTF-8"?>${csd()}`,
    code: 'xml.ill-formed',
  },
  { what: 'version 2.0', xml: `<?xml version="2.0"?>${csd()}`, code: 'xml.ill-formed' },
  { what: 'two byte order marks', xml: `\uFEFF\uFEFF${csd()}`, code: 'xml.ill-formed' },
  { what: 'JSON', xml: '{"error": true}', code: 'xml.ill-formed' },
  { what: 'a declaration alone', xml: '<?xml version="1.0"?>\n', code: 'xml.truncated' },
  { what: 'a CSD without its last character', xml: csd().slice(0, -1), code: 'xml.truncated' },
  { what: 'a comment that never ends', xml: `<!-- ${csd()}`, code: 'xml.truncated' },
  { what: 'nothing', xml: '', code: 'csd.empty' },
  { what: 'blanks', xml: ' \r\n\t', code: 'csd.empty' },
  { what: 'a byte order mark alone', xml: '\uFEFF', code: 'csd.empty' },
  { what: 'another root', xml: '<a/>', code: 'csd.absent' },
  { what: 'CSD in no namespace', xml: csd('CSD', ''), code: 'csd.absent' },
  { what: 'CSD in another namespace', xml: csd('CSD', ' xmlns="urn:ihe:iti:csd:2014"'), code: 'csd.absent' },
  {
    what: 'an echoed request',
    xml: `<careServicesRequest xmlns="${CSD}"><function/></careServicesRequest>`,
    code: 'csd.absent',
  },
  { what: 'an empty SOAP body', xml: envelope(''), code: 'csd.absent' },
  { what: 'a CSD in the SOAP header', xml: envelope('').replace('<x>1</x>', csd()), code: 'csd.absent' },
  { what: 'an answer without result', xml: answer(''), code: 'csd.absent' },
  { what: 'a CSD below another root', xml: `<a>${csd()}</a>`, code: 'csd.absent' },
];

for (const { what, xml, code } of REFUSED) {
  test(`given ${what}, when it is read, then it is refused with ${code}`, async () => {
    assert.equal((await refusal(xml)).code, code);
  });
}

test('given ill-formed XML, when it is refused, then the place is told', async () => {
  const error = await refusal(`<CSD xmlns="${CSD}">\n  <a>\n</b></CSD>`);
  assert.deepEqual(error.detail.values, { line: 3, column: 4, reason: 'unexpected close tag.' });
  assert.equal(error.detail.proof?.[0], 'line 3, column 4: unexpected close tag.');
});

test('given an ampersand that is no reference, when it is refused, then its own place is told', async () => {
  for (const text of ['A & B\n</a><b/>\n', '\r\nA & B;', 'é &amp; A&B', '&eacute;']) {
    const error = await refusal(`<CSD xmlns="${CSD}">\n<a>${text}</a></CSD>`);
    const before = `<a>${text.slice(0, text.search(/&(?!amp)/))}`.split(/\r?\n/);
    const { line, column } = error.detail.values ?? {};
    assert.deepEqual({ text, line, column }, { text, line: 1 + before.length, column: before.at(-1)?.length });
  }
});

test('given no CSD inside, when it is refused, then its root and its beginning are shown', async () => {
  const error = await refusal(`<page xmlns="urn:p">${'x'.repeat(500)}</page>`);
  assert.deepEqual(error.detail.values, { root: 'page', namespace: 'urn:p' });
  assert.equal(error.detail.proof?.[1], `the document starts with: <page xmlns="urn:p">${'x'.repeat(180)}`);
});

test('given a document cut anywhere before its end, when it is read, then it is refused', async (t) => {
  const bytes = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${csd().replace('FICTIF', 'Œuvré 😀')}`);
  const codes = new Map<string, number>();
  for (let length = 1; length < bytes.length; length += 1) {
    const error = await readAll(bytes.subarray(0, length)).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof AppError, `accepted at ${length}`);
    codes.set(error.code, (codes.get(error.code) ?? 0) + 1);
  }
  assert.deepEqual([...codes.keys()], ['xml.truncated']);
  t.diagnostic(`count: ${bytes.length - 1} cuts`);
});

const ERREUR = '<e:erreur xmlns:e="urn:asip:ror:2015" code="405" message="Trop d’UE">détail</e:erreur>';
const ERROR_ANSWERS = [
  {
    what: 'an error answer',
    xml: answer('<r:error code="444" message="Non prévu"> plus </r:error>'),
    values: ['444', 'Non prévu', 'plus'],
  },
  { what: 'an error answer of IHE', xml: answer('<r:error code="12">texte</r:error>'), values: ['12', '', 'texte'] },
  { what: 'an error answer in SOAP', xml: envelope(answer('<r:error/>')), values: ['', '', ''] },
  {
    what: 'an error beside a result',
    xml: answer(`<r:result>${csd('queryResult')}</r:result><r:error code="1" message="m"/>`),
    values: ['1', 'm', ''],
  },
  {
    what: 'a fault of SOAP 1.2',
    xml: envelope(
      `<env:Fault><env:Code><env:Value>env:Receiver</env:Value></env:Code><env:Reason><env:Text xml:lang="fr">Raison</env:Text></env:Reason><env:Detail>${ERREUR}</env:Detail></env:Fault>`,
    ),
    values: ['405', 'Trop d’UE', 'détail'],
  },
  {
    what: 'a fault without detail',
    xml: envelope(
      '<env:Fault><env:Code><env:Value>env:Sender</env:Value></env:Code><env:Reason><env:Text>Raison</env:Text></env:Reason></env:Fault>',
    ),
    values: ['env:Sender', 'Raison', ''],
  },
  {
    what: 'a fault of SOAP 1.1',
    xml: envelope('<env:Fault><faultcode>env:Server</faultcode><faultstring>Panne</faultstring></env:Fault>', SOAP_11),
    values: ['env:Server', 'Panne', ''],
  },
  { what: 'a bare ror:erreur', xml: ERREUR, values: ['405', 'Trop d’UE', 'détail'] },
];

for (const { what, xml, values } of ERROR_ANSWERS) {
  test(`given ${what}, when it is read, then its code and message are shown`, async () => {
    const error = await refusal(xml);
    assert.equal(error.code, 'csd.error-answer');
    const [code, message, text] = values;
    assert.deepEqual(error.detail.values, { code, message, text });
  });
}

const LIMITS: readonly {
  readonly limit: string;
  readonly xml: string;
  readonly good: string;
  readonly value: number;
}[] = [
  { limit: 'depth', value: 5, good: inService('<a><b/></a>'), xml: inService('<a><b><c/></b></a>') },
  { limit: 'attributes', value: 3, good: inService('<a b="" c="" d=""/>'), xml: inService('<a b="" c="" d="" e=""/>') },
  {
    limit: 'recordLength',
    value: 100,
    good: inService('x'.repeat(100 - '<service></service>'.length)),
    xml: inService('x'.repeat(101 - '<service></service>'.length)),
  },
  { limit: 'nameLength', value: 20, good: inService(`<${'a'.repeat(20)}/>`), xml: inService(`<${'a'.repeat(21)}/>`) },
  {
    limit: 'nameLength',
    value: 20,
    good: inService(`<a ${'b'.repeat(20)}=""/>`),
    xml: inService(`<a ${'b'.repeat(21)}=""/>`),
  },
];

for (const { limit, xml, good, value } of LIMITS) {
  test(`given a ${limit} of ${value}, when a document goes one beyond, then it is refused and named`, async () => {
    const limits = { [limit]: value };
    assert.equal((await readAll(good, { limits })).records.length, 1);
    const error = await refusal(xml, { limits });
    assert.equal(error.code, 'xml.limit');
    assert.deepEqual(error.detail.values, { limit, value });
  });
}

test('given the default limits, when nesting and attributes exceed them, then both are refused', async () => {
  assert.equal((await refusal(inService('<a>'.repeat(254)))).detail.values?.['limit'], 'depth');
  const attributes = Array.from({ length: 257 }, (_, index) => `a${index}=""`).join(' ');
  assert.equal((await refusal(inService(`<a ${attributes}/>`))).detail.values?.['limit'], 'attributes');
});

for (const [what, start] of [
  ['comment', '<!--'],
  ['tag name', '<a'],
  ['attribute', '<a b="'],
  ['entity', '<a>&'],
  ['blank before the root', ' '],
  ['CDATA', '<a><![CDATA['],
] as const) {
  test(`given a ${what} without end, when it is read, then it stops at the limit`, async () => {
    let taken = 0;
    async function* endless(): AsyncGenerator<Uint8Array, void, undefined> {
      yield Buffer.from(start);
      for (;;) {
        taken += 1;
        yield Buffer.alloc(1000, start === ' ' ? ' ' : 'x');
      }
    }
    await assert.rejects(checkWellFormed(endless(), { recordLength: 10_000 }), { code: 'xml.limit' });
    assert.ok(taken <= 12, `${taken} pieces were taken`);
  });
}

test('given namespaces of absurd length, when records would repeat them, then the document is refused', async () => {
  const xml = `<CSD xmlns="${CSD}" xmlns:p="${'u'.repeat(20_000)}"><serviceDirectory><service/></serviceDirectory></CSD>`;
  assert.equal((await refusal(xml)).detail.values?.['limit'], 'declarationsLength');
});

test('given a body that fails, when it is read, then its own error comes through', async () => {
  async function* failing(): AsyncGenerator<Uint8Array, void, undefined> {
    yield Buffer.from('<CSD');
    throw new AppError('cancelled', 'Stopped');
  }
  await assert.rejects(checkWellFormed(failing()), { code: 'cancelled' });
});

test('given a reader that is left early, when its iteration ends, then the body is closed', async () => {
  let isClosed = false;
  async function* body(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* chunked(Buffer.from(csd()), () => 50);
    } finally {
      isClosed = true;
    }
  }
  const { readCsd } = await import('../../electron/services/ingest/reader.ts');
  for await (const record of readCsd(body())) {
    assert.equal(record.entityId, 's_1');
    break;
  }
  assert.ok(isClosed);
});
