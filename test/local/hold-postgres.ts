import { startPostgres } from '../../local/postgres'

/** A process that runs a server until it is killed; says its url as soon as it can be used. */
startPostgres({ dataDir: process.argv[2]! }).then(({ url }) => {
  process.stdout.write(`${url}\n`)
  process.stdin.resume()
})
