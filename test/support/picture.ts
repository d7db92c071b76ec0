import { readFileSync } from 'node:fs'
import jsqr from 'jsqr'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

/** A grey picture as a camera would take it: one byte a pixel, 0 black. */
export type Picture = { edge: number; pixels: Uint8ClampedArray }

/** A square of modules as a picture of that many px, the softness of a small picture included. */
export function draw(modules: readonly (readonly boolean[])[], edge: number): Picture {
  const FINE = 3
  const pixels = new Uint8ClampedArray(edge * edge)
  const scale = modules.length / (edge * FINE)
  for (let y = 0; y < edge; y += 1) {
    for (let x = 0; x < edge; x += 1) {
      let dark = 0
      for (let part = 0; part < FINE * FINE; part += 1) {
        const row = modules[Math.floor((y * FINE + Math.floor(part / FINE)) * scale)]
        if (row?.[Math.floor((x * FINE + (part % FINE)) * scale)]) dark += 1
      }
      pixels[y * edge + x] = 255 - (255 * dark) / (FINE * FINE)
    }
  }
  return { edge, pixels }
}

const changed = ({ edge, pixels }: Picture, shade: (x: number, y: number, before: number) => number): Picture => ({
  edge,
  pixels: pixels.map((before, at) => shade(at % edge, Math.floor(at / edge), before)),
})

/** Out of focus by that many px. */
export const blurred = (picture: Picture, radius: number): Picture =>
  changed(picture, (x, y) => {
    let sum = 0
    let count = 0
    for (let dy = -radius; dy <= radius; dy += 1) {
      for (let dx = -radius; dx <= radius; dx += 1) {
        const at = (y + dy) * picture.edge + x + dx
        if (x + dx < 0 || x + dx >= picture.edge || at < 0 || at >= picture.pixels.length) continue
        sum += picture.pixels[at] ?? 0
        count += 1
      }
    }
    return sum / count
  })

/** A dim screen: black and white are two greys. */
export const grey = (picture: Picture): Picture => changed(picture, (_x, _y, before) => 90 + before * 0.35)

/** A thumb over the lower edge, as much of the height as said. */
export const thumbed = (picture: Picture, share: number): Picture => {
  const { edge } = picture
  const [width, height] = [edge * 0.3, edge * share * 2]
  return changed(picture, (x, y, before) =>
    ((x - edge * 0.62) / (width / 2)) ** 2 + ((y - edge * 0.93) / (height / 2)) ** 2 < 1 ? 150 : before,
  )
}

/** Cracks of a screen: thin bright lines from one point. */
export const cracked = (picture: Picture, cracks: number): Picture => {
  const { edge } = picture
  const [fromX, fromY] = [edge * 0.4, edge * 0.55]
  return changed(picture, (x, y, before) => {
    const [dx, dy] = [x - fromX, y - fromY]
    for (let crack = 0; crack < cracks; crack += 1) {
      const angle = (crack * 2 * Math.PI) / cracks + 0.3
      const off = Math.abs(dx * Math.sin(angle) - dy * Math.cos(angle))
      if (off < edge / 220 && dx * Math.cos(angle) + dy * Math.sin(angle) > 0) return 235
    }
    return before
  })
}

/** A lamp in the glass: a round white patch over that share of the square. */
export const glaring = (picture: Picture, share: number): Picture => {
  const { edge } = picture
  const radius = edge * Math.sqrt(share / Math.PI)
  return changed(picture, (x, y, before) =>
    (x - edge * 0.56) ** 2 + (y - edge * 0.56) ** 2 < radius ** 2 ? Math.min(255, before + 215) : before,
  )
}

const inColour = ({ pixels }: Picture) => {
  const bytes = new Uint8ClampedArray(pixels.length * 4).fill(255)
  pixels.forEach((shade, at) => {
    bytes.fill(shade, at * 4, at * 4 + 3)
  })
  return bytes
}

let zxing: Promise<unknown> | null = null
const readyZxing = () => {
  const wasmBinary = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'))
  zxing ??= Promise.resolve(
    prepareZXingModule({ overrides: { wasmBinary: wasmBinary.buffer as ArrayBuffer }, fireImmediately: true }),
  )
  return zxing
}

/** What two scanners that know nothing of each other read in a picture. */
export async function readBy(picture: Picture): Promise<{ jsqr: string | null; zxing: string | null }> {
  await readyZxing()
  const { edge } = picture
  const data = inColour(picture)
  const [found] = await readBarcodes({ data, width: edge, height: edge, colorSpace: 'srgb' } as ImageData, {
    formats: ['QRCode'],
    tryHarder: true,
  })
  return { jsqr: jsqr(data, edge, edge)?.data ?? null, zxing: found?.isValid ? found.text : null }
}
