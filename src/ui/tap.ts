/** A tap as Taro gives it: WeChat says where, a browser says the how many-th of a row of quick ones it is. */
export type Tapped = { detail?: unknown }

type Point = { x: number; y: number }

const AGAIN_MS = 500
const FINGER_PX = 32

const pointOf = (tapped?: Tapped): Point | null => {
  const at = tapped?.detail as Partial<Point> | undefined
  return typeof at?.x === 'number' && typeof at.y === 'number' ? { x: at.x, y: at.y } : null
}

let last: Point | null = null
let closed: { at: number; point: Point | null } | null = null

/** A tap inside a sheet: should it close the sheet, this is where. */
export const noteTap = (tapped?: Tapped): void => {
  last = pointOf(tapped)
}

/** A sheet has just gone from under the finger. */
export const noteClosed = (): void => {
  closed = { at: Date.now(), point: last }
}

/** Whether this is the second half of a double tap that closed a sheet: it was not meant for what lies below. */
export function fellThrough(tapped?: Tapped): boolean {
  if (!closed || Date.now() - closed.at > AGAIN_MS) return false
  if (typeof tapped?.detail === 'number') return tapped.detail > 1
  const point = pointOf(tapped)
  if (!point || !closed.point) return false
  return Math.abs(point.x - closed.point.x) < FINGER_PX && Math.abs(point.y - closed.point.y) < FINGER_PX
}
