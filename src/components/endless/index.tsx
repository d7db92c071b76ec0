import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useState } from 'react'
import { watchNear } from '../../platform/near'
import { join } from '../join'

/** Rows of a part: large enough that few are watched, small enough that a screen and what is near it stay few nodes. */
const PART = 10

type Props<Row> = {
  /** Its parts get the ids `<id>-part-<n>`. */
  id: string
  rows: readonly Row[]
  children: (row: Row) => ReactNode
}

/** The heights of the parts that are far from what is seen, by their ids. */
function useAway(name: string, parts: number): Readonly<Record<string, number>> {
  const [away, setAway] = useState<Readonly<Record<string, number>>>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: new parts are watched as well
  useEffect(
    () =>
      watchNear(name, (id, height) =>
        setAway((now) => {
          if (height !== null) return { ...now, [id]: height }
          if (!(id in now)) return now
          const { [id]: _near, ...others } = now
          return others
        }),
      ),
    [name, parts],
  )
  return away
}

/**
 * Rows without end. WeChat slows down beyond a thousand nodes on a page, so the rows stand in parts, and a part far above
 * or below is a blank of its own height: the page stays as long, and where one has scrolled to stays where it is.
 */
export function Endless<Row>({ id, rows, children }: Props<Row>) {
  const parts = Math.ceil(rows.length / PART)
  const name = `${id}-part`
  const away = useAway(name, parts)
  return (
    <>
      {Array.from({ length: parts }, (_, nth) => {
        const part = `${name}-${nth}`
        const height = away[part]
        return (
          <View
            key={part}
            id={part}
            className={join('kit-part', name, height !== undefined && 'kit-away')}
            style={height === undefined ? undefined : { height: `${height}px` }}
          >
            {height === undefined && rows.slice(nth * PART, (nth + 1) * PART).map(children)}
          </View>
        )
      })}
    </>
  )
}
