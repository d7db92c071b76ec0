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
  /** How many rows a part has, where one row is large. */
  size?: number
  /** The rows are cards of their own: no line between the parts. */
  cards?: boolean
  children: (row: Row) => ReactNode
}

/** Of more parts at once than a page of a list brings only the first are drawn, and the others taken to be so high. */
const AT_ONCE = 5
const FIRST = 3
const GUESS_PX = 1_000

const blanksOf = (name: string, known: number, parts: number): Readonly<Record<string, number>> =>
  parts - known <= AT_ONCE
    ? {}
    : Object.fromEntries(
        Array.from({ length: parts - known - FIRST }, (_, nth) => [`${name}-${known + FIRST + nth}`, GUESS_PX]),
      )

/** The heights of the parts that are far from what is seen, by their ids. A phone that cannot look draws all of them. */
function useAway(name: string, parts: number): Readonly<Record<string, number>> {
  const [away, setAway] = useState(() => blanksOf(name, 0, parts))
  const [known, setKnown] = useState(parts)
  if (known !== parts) {
    setKnown(parts)
    setAway((now) => ({ ...now, ...blanksOf(name, known, parts) }))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: new parts are watched as well
  useEffect(() => {
    const end = watchNear(name, (id, height) =>
      setAway((now) => {
        if (height !== null) return { ...now, [id]: height }
        if (!(id in now)) return now
        const { [id]: _near, ...others } = now
        return others
      }),
    )
    if (!end) setAway({})
    return end ?? undefined
  }, [name, parts])
  return away
}

/**
 * Rows without end. WeChat slows down beyond a thousand nodes on a page, so the rows stand in parts, and a part far above
 * or below is a blank of its own height: the page stays as long, and where one has scrolled to stays where it is.
 */
export function Endless<Row>({ id, rows, size = PART, cards = false, children }: Props<Row>) {
  const parts = Math.ceil(rows.length / size)
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
            className={join(cards ? 'kit-cards' : 'kit-part', name, height !== undefined && 'kit-away')}
            style={height === undefined ? undefined : { height: `${height}px` }}
          >
            {height === undefined && rows.slice(nth * size, (nth + 1) * size).map(children)}
          </View>
        )
      })}
    </>
  )
}
