import { encode } from 'uqr'

/** White modules all around, whatever the ground (ISO/IEC 18004: four). */
const QUIET = 4

/** Modules of an edge that a screen can still show large enough for an old camera: 5 px each at 296 px. */
const EDGE_MOST = 65

/**
 * The dark modules as one boolean square, the white around included. A quarter of it may be lost (level Q): a thumb
 * over a tenth of its height, a cracked screen or a lamp's glare take more than level M gives back. A text too long
 * for that gets level M.
 */
const modulesOf = (text: string): boolean[][] => {
  const careful = encode(text, { ecc: 'Q', border: QUIET }).data
  return careful.length <= EDGE_MOST ? careful : encode(text, { ecc: 'M', border: QUIET }).data
}

/**
 * An SVG data URI of the code, the white around it included. Nothing in it ends a CSS string or a parenthesis: WeChat
 * writes what an image shows into `url('…')`.
 */
export const qrPicture = (text: string): string => {
  const modules = modulesOf(text)
  const path = modules.map((row, y) =>
    runsOf(row)
      .map(([from, length]) => `M${from} ${y}h${length}v1h-${length}z`)
      .join(''),
  )
  const size = modules.length
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' shape-rendering='crispEdges'>` +
    `<path fill='#fff' d='M0 0h${size}v${size}H0z'/><path d='${path.join('')}'/></svg>`
  return `data:image/svg+xml,${svg.replace(/[<>#'"()]/g, escaped)}`
}

const escaped = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`

/** The little of a 2D canvas that drawing a code needs. */
type Brush = { fillStyle: unknown; fillRect(x: number, y: number, width: number, height: number): void }

/** Paints the code black on white into a square of a canvas, for saving the ticket as a picture. */
export const paintQr = (brush: Brush, text: string, square: { x: number; y: number; size: number }): void => {
  const modules = modulesOf(text)
  const edge = Math.floor(square.size / modules.length)
  const margin = Math.floor((square.size - edge * modules.length) / 2)
  brush.fillStyle = '#ffffff'
  brush.fillRect(square.x, square.y, square.size, square.size)
  brush.fillStyle = '#000000'
  modules.forEach((row, y) => {
    for (const [from, length] of runsOf(row)) {
      brush.fillRect(square.x + margin + from * edge, square.y + margin + y * edge, length * edge, edge)
    }
  })
}

/** Neighbouring dark modules of a row as [from, length]. */
const runsOf = (row: boolean[]): [number, number][] => {
  const runs: [number, number][] = []
  row.forEach((dark, x) => {
    const last = runs.at(-1)
    if (!dark) return
    if (last && last[0] + last[1] === x) last[1] += 1
    else runs.push([x, 1])
  })
  return runs
}
