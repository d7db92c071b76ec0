import { deflateSync } from 'node:zlib'
import { encode } from 'uqr'

const WHITE = 255
const QUIET_ZONE = 4

/** Draws a text as a black-on-white QR code, a PNG of the given width in pixels. */
export function qrPng(text: string, width: number): Buffer {
  const modules = encode(text, { border: QUIET_ZONE }).data
  const scale = Math.floor(width / modules.length)
  const margin = Math.floor((width - scale * modules.length) / 2)
  const isDark = (x: number, y: number) =>
    modules[Math.floor((y - margin) / scale)]?.[Math.floor((x - margin) / scale)] ?? false
  const rows = Buffer.alloc((width + 1) * width, WHITE)
  for (let y = 0; y < width; y++) {
    rows[y * (width + 1)] = 0
    for (let x = 0; x < width; x++) if (isDark(x, y)) rows[y * (width + 1) + 1 + x] = 0
  }
  return png(width, rows)
}

/** An 8-bit grey PNG of rows that each begin with filter byte 0. */
function png(width: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header[8] = 8
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(content.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
