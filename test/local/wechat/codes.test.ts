import { inflateSync } from 'node:zlib'
import jsQr from 'jsqr'
import { type Line, openLine } from './phone-line'

let line: Line
beforeEach(async () => {
  line = await openLine()
})
afterEach(() => line.close())

const code = (body: object) => line.callRaw('wxa/getwxacodeunlimit', body)

/** Reads our own PNG: grey, one chunk of rows that each begin with filter byte 0. */
function readPicture(png: Buffer) {
  const width = png.readUInt32BE(16)
  const at = png.indexOf('IDAT')
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255)
  for (let y = 0; y < width; y++)
    for (let x = 0; x < width; x++)
      pixels.fill(rows[y * (width + 1) + 1 + x]!, (y * width + x) * 4, (y * width + x) * 4 + 3)
  return { width, text: jsQr(pixels, width, width)?.data }
}

test('a code is a picture of the wanted width that can be scanned', async () => {
  const response = await code({ scene: 'f=1&c=A-b_9~', page: 'packages/fair/detail/index', width: 300 })
  expect(response.headers.get('content-type')).toBe('image/png')
  expect(readPicture(Buffer.from(await response.arrayBuffer()))).toEqual({
    width: 300,
    text: 'wxacode:packages/fair/detail/index?scene=f%3D1%26c%3DA-b_9~',
  })
})

test('without a page a code opens home, without a width it is 430 wide', async () => {
  const picture = readPicture(Buffer.from(await (await code({ scene: 'a' })).arrayBuffer()))
  expect(picture).toEqual({ width: 430, text: 'wxacode:pages/home/index?scene=a' })
})

test.each([
  ['no scene', { scene: undefined }, 40169],
  ['an empty scene', { scene: '' }, 40169],
  ['a scene of 33 characters', { scene: 'x'.repeat(33) }, 40169],
  ['a Chinese scene', { scene: '铜仁' }, 40169],
  ['a percent sign', { scene: 'a%20b' }, 40169],
  ['a leading slash', { page: '/pages/home/index' }, 41030],
  ['a query', { page: 'pages/home/index?a=1' }, 41030],
  ['an unknown page', { page: 'pages/none/index' }, 41030],
  ['an unknown version', { env_version: 'formal' }, 40097],
  ['a width of 279', { width: 279 }, 40097],
  ['a width of 1281', { width: 1281 }, 40097],
])('%s gives no code', async (_, change, errcode) => {
  const response = await code({ scene: 'a', page: 'pages/home/index', ...change })
  expect(response.headers.get('content-type')).toContain('application/json')
  expect((await response.json()).errcode).toBe(errcode)
})

test('an unknown page is taken when asked not to check', async () => {
  const response = await code({ scene: 'a', page: 'pages/none/index', check_path: false })
  expect(response.headers.get('content-type')).toBe('image/png')
})
