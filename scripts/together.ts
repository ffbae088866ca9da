import { pathToFileURL } from 'node:url';

// Runs the test files it is told in this one process: what they share is loaded once.
for (const file of process.argv.slice(2)) await import(pathToFileURL(file).href);
