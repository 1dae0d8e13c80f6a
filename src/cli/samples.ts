import { Command } from 'commander'
import { refusePublicSamples } from '../platform/config.ts'
import { loadSamples } from '../samples/load.ts'
import { commandWords } from './messages/main.ts'
import { speak, withDatabase } from './terminal.ts'
import { signInOf } from './user.ts'

/** `qiao samples load`: what the first start calls; refuses an address that others can reach unless QIAO_SAMPLES_PUBLIC=yes. */
export function samplesCommand(): Command {
  const load = new Command('load').description(speak(commandWords.samplesLoad)).action(() =>
    withDatabase(async (site) => {
      const { config, db } = site
      if (!config.samplesPublic) refusePublicSamples(config.host, config.url)
      const began = performance.now()
      const loaded = await loadSamples(db, await signInOf(site), config.dataFolder)
      process.stdout.write(`${speak(commandWords.samplesLoaded, { ...loaded, seconds: ((performance.now() - began) / 1000).toFixed(1) })}\n`)
    }),
  )
  return new Command('samples').description(speak(commandWords.samples)).addCommand(load)
}
