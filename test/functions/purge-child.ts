import { closeDatabase } from '../../cloudfunctions/kit/db'
import { main } from '../../cloudfunctions/person/index'

/** A process that says it is ready, purges once it is told to, and may be killed at any point. */
process.stdout.write('ready\n')
process.stdin.once('data', () => {
  const context = { environment: JSON.stringify({ TRIGGER_SRC: 'timer' }) }
  main({ Type: 'Timer', TriggerName: 'purgePersons' }, context)
    .then(closeDatabase)
    .then(() => process.exit(0))
})
