import { ExpectedError } from '../../shared/errors.ts'
import type { Connection } from './connection.ts'
import type { Logger } from './log.ts'

/**
 * Logs how many uploads are open on the platform that this machine knows nothing of.
 * @param stop aborted when the engine closes
 */
export async function tellStrays(connection: Connection, log: Logger, stop: AbortSignal): Promise<void> {
  if (connection.client === null) return
  try {
    const strays = await connection.strays()
    if (strays > 0)
      log('info', `${strays} unfinished uploads of others are open on the platform; they expire there`)
  } catch (error) {
    // Only a count is lost; what is wrong with the key or the network is told where it stops work.
    if (!(error instanceof ExpectedError) && !stop.aborted) throw error
  }
}
