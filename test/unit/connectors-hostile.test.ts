import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fc } from '../helpers/properties.ts';
import { connectorOf } from '../../electron/services/connectors/connectors.ts';
import type { BuiltRequest } from '../../electron/services/connectors/connector.ts';
import { parseSmallXml } from '../../electron/services/ingest/xml-small.ts';
import type { ParsedXmlNode } from '../../electron/services/ingest/xml-small.ts';
import type { RegionTarget } from '../../shared/contract/region-views.ts';
import type { ExchangeRequest } from '../../shared/domain/exchange/transaction.ts';
import { AppError } from '../../shared/errors.ts';
import {
  CONTEXT,
  ETABLISSEMENT,
  EXTRACTION,
  FIND,
  IHE_TARGET,
  MODIFICATIONS,
  OI,
  TARGET,
  WITH_VIHF,
} from '../fixtures/exchange/requests.ts';

function build(request: ExchangeRequest, target: RegionTarget, context = CONTEXT): BuiltRequest {
  return connectorOf(target.dialect).build(request, target, context);
}

const HOSTILE = [
  ...[
    '"><x/>',
    "' onx='",
    ']]>',
    '<![CDATA[',
    '<!--',
    '-->',
    '<?pi?>',
    '&amp;',
    '&#0;',
    '&lol;',
    '<!DOCTYPE x>',
    '</csd:function>',
  ],
  ...[
    '\r\n\r\nGET / HTTP/1.1',
    'a\nb',
    'a\tb',
    '  a  ',
    '\u2028',
    'é\u0301',
    '😀',
    '\u202eabc',
    '{{7*7}}',
    '${x}',
    '__proto__',
  ],
];

/** Every attribute and text of a document, with the names around. */
function leaves(node: ParsedXmlNode): string[] {
  const own = Object.entries(node.attributes).map(([name, value]) => `${node.name}@${name}=${value}`);
  return [`${node.name}=${node.text}`, ...own, ...node.children.flatMap(leaves)];
}

function namesOf(request: BuiltRequest | undefined): string[] {
  return leaves(parseSmallXml(request?.body ?? '')).map((leaf) => leaf.split('=')[0] ?? '');
}

test('given hostile values in every field when requests are built then the document keeps its shape and its values', (t) => {
  const hostile = fc.oneof(
    fc.constantFrom(...HOSTILE),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .tuple(fc.constantFrom(...HOSTILE), fc.string({ maxLength: 10 }), fc.constantFrom(...HOSTILE))
      .map((parts) => parts.join('')),
  );
  const plain = {
    oi: build(OI, WITH_VIHF),
    etablissement: build(ETABLISSEMENT, TARGET),
    find: build(FIND, IHE_TARGET),
  };
  let built = 0;
  let refused = 0;
  const runs = 500;
  fc.assert(
    fc.property(hostile, (value) => {
      const identifier = { code: value, assigningAuthorityName: value };
      const code = { code: value, codingScheme: value };
      const vihf = { ...WITH_VIHF.vihf, nameId: `x${value}`, clientName: value, userProfile: value };
      // What is built, what the same is with plain values, and where the value must be found again.
      const cases: [ExchangeRequest, RegionTarget, BuiltRequest | undefined, string][] = [
        [{ transaction: 'oi', organisation: identifier }, { ...WITH_VIHF, vihf }, plain.oi, 'csd:organisationID'],
        [
          {
            ...ETABLISSEMENT,
            etablissement: identifier,
            typeActivity: [code],
            supportedPatient: [code],
          } as ExchangeRequest,
          TARGET,
          plain.etablissement,
          'csd:id_etablissement',
        ],
        [
          { ...FIND, entityId: value, name: value, codedType: code, otherId: identifier, status: value },
          IHE_TARGET,
          plain.find,
          'csd:otherID',
        ],
      ];
      for (const [request, target, same, place] of cases) {
        let made: BuiltRequest;
        try {
          made = build(request, target, { ...CONTEXT, clientSubjectDn: value });
        } catch (error) {
          // XML cannot hold it: said, never sent.
          assert.ok(error instanceof AppError && error.code === 'input.invalid', String(error));
          refused += 1;
          continue;
        }
        built += 1;
        assert.deepEqual([made.url, made.headers], [same?.url, same?.headers]);
        assert.deepEqual(namesOf(made), namesOf(same));
        assert.ok(leaves(parseSmallXml(made.body)).includes(`${place}@code=${value}`), JSON.stringify(value));
      }
    }),
    { numRuns: runs, seed: 5 },
  );
  t.diagnostic(`count: ${runs} hostile values, ${built} requests built, ${refused} refused`);
  assert.ok(built > runs, `${built} built`);
});

test('given hostile addresses, documents and versions when requests are built then no line and no host is added', (t) => {
  const hostile = fc.oneof(
    fc.constantFrom(...HOSTILE, '/../..', '@b.example', '?x#y', '\\\\b.example', '%0d%0aX: 1'),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  let built = 0;
  let refused = 0;
  fc.assert(
    fc.property(hostile, (value) => {
      const cases: [ExchangeRequest, RegionTarget][] = [
        [FIND, { ...IHE_TARGET, document: `d${value}` }],
        [MODIFICATIONS, { ...IHE_TARGET, document: value === '' ? 'd' : value }],
        [FIND, { ...IHE_TARGET, url: `https://csd.example.fr/${value}` }],
        [OI, { ...TARGET, url: `https://ror.example.fr/${value}` }],
        [EXTRACTION, { ...TARGET, extractionUrl: `https://ror.example.fr/${value}` }],
        [EXTRACTION, { ...TARGET, extractionVersion: value }],
      ];
      for (const [request, target] of cases) {
        let made: BuiltRequest;
        try {
          made = build(request, target);
        } catch (error) {
          assert.ok(
            error instanceof AppError && ['input.invalid', 'region.address'].includes(error.code),
            String(error),
          );
          refused += 1;
          continue;
        }
        built += 1;
        assert.match(made.url, /^https:\/\/(?:csd|ror)\.example\.fr\/[\x21-\x7e]*$/);
        for (const [name, text] of Object.entries(made.headers)) {
          assert.match(`${name}: ${text}`, /^[A-Za-z-]+: [\x20-\x7e]+$/);
        }
      }
    }),
    { numRuns: 500, seed: 17 },
  );
  t.diagnostic(`count: 500 hostile values, ${built} requests built, ${refused} refused`);
  assert.ok(built > 500 && refused > 50, `${built} ${refused}`);
});
