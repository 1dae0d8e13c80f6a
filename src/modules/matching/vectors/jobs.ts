import type { Db } from '../../../platform/database.ts'
import type { Embedder } from '../../../platform/embeddings.ts'
import { ServiceFault } from '../../../platform/json-service.ts'
import type { Logger } from '../../../platform/log.ts'
import type { Job, Queue } from '../../../platform/queue.ts'
import { storeVectors } from './vectors.ts'

/** Makes what vectors are missing, where the settings name a service. One that fails is said in the log and asked again a minute later. */
export const vectorJobs = (db: Db, embedder: Embedder | undefined, log: Logger): Partial<Record<Queue, Job>> =>
  embedder
    ? {
        embedding: async () => {
          try {
            await storeVectors(db, embedder)
          } catch (error) {
            if (!(error instanceof ServiceFault)) throw error
            log.warn({ fault: error.message, model: embedder.model }, 'the embeddings service failed; matching goes on by words and what vectors there are')
          }
        },
      }
    : {}

/** Every minute, in UTC. */
export const vectorSchedules: Partial<Record<Queue, string>> = { embedding: '* * * * *' }
