import { commandOf, runNode } from './tools.ts';

process.exitCode = await runNode(commandOf('prettier', 'prettier'), ['--write', '--log-level=warn', '.']);
