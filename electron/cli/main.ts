#!/usr/bin/env node
import { commands } from './commands/index.ts';
import { createOutput } from './output.ts';
import { run } from './run.ts';

// The exit code is set, not forced: what was written must first reach its reader.
process.exitCode = await run(process.argv.slice(2), { commands, output: createOutput(), env: process.env });
