import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  AUTHORITIES,
  checkAdeli,
  checkFiness,
  checkIdentifier,
  checkIdNatPs,
  checkIdNatStruct,
  checkRpps,
  checkSiren,
  checkSiret,
  isLuhn,
  parseIdentifiantOi,
} from '../../shared/domain/ror/identifiers.ts';

test('given digits when their Luhn key is checked then one wrong digit is seen', () => {
  assert.equal(isLuhn('79927398713'), true);
  assert.equal(isLuhn('79927398710'), false);
});

test('given FINESS numbers when checked then length and key count, and Corsica has no key', () => {
  assert.equal(checkFiness('750712184'), 'ok');
  assert.equal(checkFiness('750712185'), 'key');
  assert.equal(checkFiness('2A0000014'), 'ok');
  assert.equal(checkFiness('2C0000014'), 'format');
  assert.equal(checkFiness('75071218'), 'format');
  assert.equal(checkFiness('970100012'), 'ok');
});

test('given SIREN and SIRET when checked then La Poste is excepted', () => {
  assert.equal(checkSiren('407702521'), 'ok');
  assert.equal(checkSiren('407702522'), 'key');
  assert.equal(checkSiret('40770252100052'), 'ok');
  assert.equal(checkSiret('40770252100053'), 'key');
  assert.equal(checkSiret('4077025210005'), 'format');
  // The sum of the digits is 15, no Luhn number.
  assert.equal(checkSiret('35600000000001'), 'ok');
  assert.equal(checkSiret('35600000000002'), 'key');
  assert.equal(checkSiret('35600000000048'), 'ok');
});

test('given RPPS and ADELI numbers when checked then their forms are known', () => {
  assert.equal(checkRpps('10001234565'), 'ok');
  assert.equal(checkRpps('10001234566'), 'key');
  assert.equal(checkRpps('3602013100'), 'format');
  assert.equal(checkAdeli('759312345'), 'ok');
  assert.equal(checkAdeli('2B9312345'), 'ok');
  assert.equal(checkAdeli('75931234'), 'format');
});

test('given idNat_Struct of each type when checked then the digit decides of the rest', () => {
  assert.equal(checkIdNatStruct('1750712184'), 'ok');
  assert.equal(checkIdNatStruct('2407702521'), 'ok');
  assert.equal(checkIdNatStruct('340770252100052'), 'ok');
  assert.equal(checkIdNatStruct('410001234565001'), 'ok');
  assert.equal(checkIdNatStruct('41000123456500'), 'format');
  assert.equal(checkIdNatStruct('0759312345'), 'ok');
  assert.equal(checkIdNatStruct('075931234501'), 'ok', 'a rank may follow an ADELI number');
  assert.equal(checkIdNatStruct('6750712184'), 'ok');
  assert.equal(checkIdNatStruct('3407702521'), 'format');
  assert.equal(checkIdNatStruct('7750712184'), 'format');
  assert.equal(checkIdNatStruct(''), 'format');
});

test('given a FINESS of an overseas département when checked then its first characters are not enforced', () => {
  assert.equal(checkIdNatStruct('1970100020'), 'ok');
});

test('given idNat_PS when checked then RPPS and ADELI have their own form', () => {
  assert.equal(checkIdNatPs('810001234565'), 'ok');
  assert.equal(checkIdNatPs('83602013100'), 'format');
  assert.equal(checkIdNatPs('0759312345'), 'ok');
  assert.equal(checkIdNatPs('5/XYZ'), 'ok');
});

test('given an authority when an identifier is checked then its own rule applies, and none for a stranger', () => {
  assert.equal(checkIdentifier(AUTHORITIES.FINESS, ' 750712184 '), 'ok');
  assert.equal(checkIdentifier(AUTHORITIES.INSEE, '407702521'), 'ok');
  assert.equal(checkIdentifier(AUTHORITIES.INSEE, '40770252100052'), 'ok');
  assert.equal(checkIdentifier(AUTHORITIES.STRUCTURE_TYPE, '1750712184'), 'ok');
  assert.equal(checkIdentifier('urn:example', 'anything'), 'ok');
});

test('given an identifiantOI when parsed then region and local part are told apart, zeros kept', () => {
  assert.deepEqual(parseIdentifiantOi('93/47045'), { region: '93', local: '47045' });
  assert.deepEqual(parseIdentifiantOi('01/00/7'), { region: '01', local: '00/7' });
  assert.equal(parseIdentifiantOi('47045'), undefined);
  assert.equal(parseIdentifiantOi('93/'), undefined);
});
