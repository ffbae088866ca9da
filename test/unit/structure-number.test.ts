import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readStructure, typedStructure } from '../../renderer/features/certificates/assistant/structure-number.ts';
import type { StructureNumber } from '../../renderer/features/certificates/assistant/structure-number.ts';

const NOTHING: StructureNumber = { kind: '3', number: '' };

test('given an idNat_Struct, when it is read, then its first digit is the kind', () => {
  assert.deepEqual(readStructure('318751275100020'), { kind: '3', number: '18751275100020' });
  assert.deepEqual(readStructure('1750712184'), { kind: '1', number: '750712184' });
  assert.deepEqual(readStructure('2'), { kind: '2', number: '' });
  assert.deepEqual(readStructure(''), NOTHING);
});

test('given a SIRET typed digit by digit, when it passes the length of a FINESS, then it stays a SIRET', () => {
  let typed = NOTHING;
  for (const digit of '18751275100020') typed = typedStructure(typed, `${typed.number}${digit}`);
  assert.deepEqual(typed, { kind: '3', number: '18751275100020' });
});

test('given a whole identifier that is pasted, when its digit says another kind, then the kind follows', () => {
  assert.deepEqual(typedStructure(NOTHING, '1 750 712 184'), { kind: '1', number: '750712184' });
  assert.deepEqual(typedStructure({ kind: '1', number: '' }, '3187.512.751.00020'), {
    kind: '3',
    number: '18751275100020',
  });
  assert.deepEqual(typedStructure(NOTHING, '18751275100020'), { kind: '3', number: '18751275100020' });
});

test('given a SIRET in the field, when another identifier replaces it, then the kind follows; a shortened one stays', () => {
  const before: StructureNumber = { kind: '3', number: '18751275100021' };
  assert.deepEqual(typedStructure(before, '2187512751'), { kind: '2', number: '187512751' });
  assert.deepEqual(typedStructure(before, '1875127510'), { kind: '3', number: '1875127510' });
});
