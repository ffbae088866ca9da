import assert from 'node:assert/strict';
import { domainToASCII } from 'node:url';
import { test } from 'node:test';
import { attributeOid, dnText, rdnsText, slashText, valuesOf } from '../../shared/domain/certificates/name.ts';
import { asciiHost } from '../../shared/domain/certificates/punycode.ts';

const name = [
  { type: 'C', value: 'FR' },
  { type: 'ST', value: 'Paris (75)' },
  { type: 'O', value: "AGENCE DES SYSTEMES D'INFORMATION PARTAG" },
  { type: 'OU', value: '318751275100020' },
  { type: 'CN', value: 'CLIENT_WS_ROR' },
];

test('given the published client subject when written then it is the text of RFC 4514, most specific first', () => {
  assert.equal(
    dnText(name),
    "CN=CLIENT_WS_ROR,OU=318751275100020,O=AGENCE DES SYSTEMES D'INFORMATION PARTAG,ST=Paris (75),C=FR",
  );
  assert.equal(slashText(name.slice(0, 2)), '/C=FR/ST=Paris (75)');
  assert.deepEqual(valuesOf(name, 'OU'), ['318751275100020']);
});

test('given values with special characters when written then each is escaped as RFC 4514 asks', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['a,b+c"d\\e<f>g;h', String.raw`a\,b\+c\"d\\e\<f\>g\;h`],
    [' both ', String.raw`\ both\ `],
    [' ', String.raw`\ `],
    ['#first', String.raw`\#first`],
    ['not#first', 'not#first'],
    ['Hôpital Œuvre 😀', 'Hôpital Œuvre 😀'],
    ['a\nb\0', String.raw`a\0Ab\00`],
    ['x=y', 'x=y'],
  ];
  for (const [value, written] of cases) assert.equal(dnText([{ type: 'CN', value }]), `CN=${written}`);
});

test('given a set of several attributes and a type without a name when written then they are joined and in hexadecimal', () => {
  const sets = [
    [{ type: 'C', value: 'FR' }],
    [
      { type: 'CN', value: 'a' },
      { type: 'UID', value: 'b+c' },
    ],
  ];
  assert.equal(rdnsText(sets), String.raw`CN=a+UID=b\+c,C=FR`);
  assert.equal(dnText([{ type: '1.2.3.4', value: 'é' }]), '1.2.3.4=#0c02c3a9');
  assert.equal(dnText([{ type: '1.2.3.4', value: 'x'.repeat(200) }]), `1.2.3.4=#0c81c8${'78'.repeat(200)}`);
  assert.equal(attributeOid('cn'), '2.5.4.3');
  assert.equal(attributeOid('1.2.3.4'), '1.2.3.4');
  assert.equal(attributeOid('nothing'), undefined);
});

test('given host names of other alphabets when put in ASCII then they are those of the platform', () => {
  const hosts = [
    'ror.exemple.fr',
    'ROR.Exemple.FR',
    'hôpital.exemple.fr',
    'hôpital.exemple.fr',
    'bücher.example',
    'münchen-ost.example',
    'пример.испытание',
    '例え.テスト',
    'δοκιμή.gr',
    'xn--hpital-ixa.fr',
    '*.santé.fr',
  ];
  for (const host of hosts) {
    const expected = host.startsWith('*.') ? `*.${domainToASCII(host.slice(2))}` : domainToASCII(host);
    assert.equal(asciiHost(host), expected, host);
  }
});
