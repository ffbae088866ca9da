/**
 * Imported by a process that tests start: ends it, as Ctrl-C does, when the process that started it is gone, however that ended, so that a run
 * that is stopped or times out leaves no window and no browser behind. Windows tells of no such end.
 */
const parent = process.ppid;

setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGINT');
}, 1000).unref();
