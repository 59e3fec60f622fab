/**
 * A thread beside the one that runs SQL, which it can stop at any moment: DuckDB's own memory limit does not see every allocation, and an
 * interrupt waits for the function that runs. It ends the whole process when it holds too much memory, and when its parent is gone.
 */
import { workerData } from 'node:worker_threads'
import { atWork, type WatchOrders } from './sql-message.ts'

/** DuckDB fills about 40 MB in this time. */
const workingMs = 10
const restingMs = 1000

const { shared, memoryBytes, parent } = workerData as WatchOrders // written by sql-worker.ts

for (;;) {
  const state = Atomics.load(shared, 0)
  Atomics.wait(shared, 0, state, state === atWork ? workingMs : restingMs)
  // An orphan gets another parent; not on Windows, where the closed channel must do.
  if (process.ppid !== parent || process.memoryUsage.rss() > memoryBytes) process.kill(process.pid, 'SIGKILL')
}
