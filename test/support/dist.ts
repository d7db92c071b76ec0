import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/** The built apps that these tests look at; `npm test` builds them first when they are stale. */
export const weappDist = path.resolve(__dirname, '../../dist/weapp')

/** Every file below a folder with this ending, as paths relative to it. */
export function filesBelow(folder: string, ending: string): string[] {
  const below = (place: string): string[] =>
    readdirSync(path.join(folder, place)).flatMap((name) => {
      const inner = path.join(place, name)
      return statSync(path.join(folder, inner)).isDirectory() ? below(inner) : [inner]
    })
  return below('').filter((file) => file.endsWith(ending))
}
