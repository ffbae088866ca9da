import { SAMPLE_MS } from './measure.ts';
import { TELLS_SHARED } from './process-memory.ts';

const MEMORY = TELLS_SHARED
  ? 'pages that they share, such as those of the binary of Node.js, count once'
  : 'pages that they share count in each: this system does not tell them apart';

/** How the figures came about, as the page tells it. */
export const METHOD = [
  'Every input is a fictional region made from a seed: the same command makes the same bytes.',
  'Before anything is measured, the counts of the import are compared with those of the generator, kind by kind, and fifty sampled records with the text of the file, to the byte; one difference ends the run.',
  'Programs are whole processes, from their start to their end, on the same warm file. They take turns, round after round, so that a disturbance falls on all of them; the fastest round of each counts. A program that takes more than two minutes runs once.',
  `Peak RSS is the memory of a program with all the processes that it started, looked at every ${SAMPLE_MS} ms, and read whenever it has grown: ${MEMORY}. Reading it goes through every page, which took 0.6 to 0.9 s of processor of an import of 500 MB when it was read each time. The sum of RSS, beside it, adds up what each process is told to hold. The greatest of all rounds counts.`,
  'Parse + extract is the reader of Cercle alone, every attribute and text of every record read as a string; lxml.iterparse bare gives an event for every element and takes nothing of it. The import includes normalisation, tables, indexes, full text, facets, findings, a check of the written file and its way to the disk.',
  'The Python program of row 3 is one process, written as one would who knows lxml and SQLite: only records are events, children are walked once, rows go in batches and one transaction into staging tables without a journal, every join has its key, what is large is inserted in order, indexes come last, and no garbage is collected. It is given the SQL of the schema of Cercle, its tables of codes and places and those of its mapping, and fills the same tables with the same rows: files, entities in display order, codes, identifiers, links, findings, compressed texts of records, facet counts with their cube, full text. At its end it checks both files and waits for the disk, as the import does.',
  'It judges every field as Cercle does: names, order, how often, what is mandatory, the forms of values, identifiers with their keys, codes in their tables, references. Nearly every record is right, and it is written for that: the canonical text of a record is cut at its tags, and each leads through a table of states from one to the next; a tag that was found right in a state is remembered there. A record that is not plainly right is read a second time, field by field, to tell what is wrong and where.',
  'The two are compared after their first round, and any difference ends the run: every row of every table, column by column, but for the bytes of the kept texts and their hash, of which sampled records are read back and compared by content, and the hits of full text questions. The inputs that are measured have few findings; tests compare both programs on regions in which every fault is planted that the generator knows, and on one of which every record was changed somewhere.',
  'What the Python program does not do: fields that no table lists, archives, answers of servers and several files. Its content hash is that of the canonical XML. Its texts are compressed by zlib, level 3, the nearest to zstd 3 that Python has by itself: it takes half as long again, for texts a quarter larger. Where its SQLite is older than 3.43, full text is built without the option that lets rows be deleted. What it takes without findings, check and wait for the disk is told beside it.',
  'Row 7 renames one unit in a hundred and merges the changed records; the time is that of the whole command. The new names are then read back.',
  'Rows 8 to 10 are asked of the read thread, one question after the other, with values that vary, after a few that do not count; no text is asked twice under the same filters. Row 10 compares medians.',
  'Row 11 compares medians of rounds on a smaller region of its own, whose server is on the same machine and shares its cores.',
] as const;
