#!/usr/bin/env node
import { keepCompiledCode } from './compile-cache.ts';

keepCompiledCode();
// Imported now, so that the rest of the program comes from what was kept.
const { families } = await import('./commands/families.ts');
const { createOutput } = await import('./output.ts');
const { run } = await import('./run.ts');

// The exit code is set, not forced: what was written must first reach its reader.
process.exitCode = await run(process.argv.slice(2), { families, output: createOutput(), env: process.env });
