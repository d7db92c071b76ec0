import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import declared from '../privacy.json'

/**
 * The interfaces and components WeChat switches off where the 《用户隐私保护指引》 does not name what they are for, by what
 * the console calls it (developers.weixin.qq.com, 小程序用户隐私保护指引内容介绍, as of 2026).
 */
const guarded = [
  'getLocation getFuzzyLocation startLocationUpdate startLocationUpdateBackground choosePoi chooseLocation',
  'getUserInfo getUserProfile chooseAddress chooseInvoice chooseInvoiceTitle getWeRunData chooseLicensePlate',
  'chooseImage chooseMedia chooseVideo chooseMessageFile',
  'startRecord getRecorderManager joinVoIPChat createVKSession createCameraContext createLivePusherContext',
  'openBluetoothAdapter createBLEPeripheralServer',
  'saveImageToPhotosAlbum saveVideoToPhotosAlbum addPhoneContact addPhoneCalendar addPhoneRepeatCalendar',
  'startAccelerometer startCompass startDeviceMotionListening startGyroscope',
  'setClipboardData getClipboardData',
].flatMap((line) => line.split(' '))

/** Powers of a button, as `openType`. */
const powers = ['getPhoneNumber', 'getRealtimePhoneNumber', 'chooseAvatar']

const scriptsBelow = (place: string): string[] =>
  readdirSync(place, { withFileTypes: true }).flatMap((entry) => {
    const inside = path.join(place, entry.name)
    if (entry.isDirectory()) return scriptsBelow(inside)
    return entry.name.endsWith('.js') ? [readFileSync(inside, 'utf8')] : []
  })

/** What of that the scripts and templates of a build call. */
export function calledIn(scripts: readonly string[], templates: string): string[] {
  const text = scripts.join('\n')
  const calls = guarded.filter((name) => new RegExp(`\\.${name}\\(`).test(text))
  const buttons = powers.filter((name) => new RegExp(`openType:\\s*["']${name}["']`).test(text))
  return [...calls, ...buttons, ...(/<camera[ >]/.test(templates) ? ['camera'] : [])]
}

/** What a build calls and the declaration does not name, and the other way round. */
export function compareDeclared(dist: string): { undeclared: string[]; unused: string[] } {
  const called = calledIn(scriptsBelow(dist), readFileSync(path.join(dist, 'base.wxml'), 'utf8'))
  const named = declared.flatMap(({ interfaces }) => interfaces)
  return {
    undeclared: called.filter((name) => !named.includes(name)),
    unused: named.filter((name) => !called.includes(name)),
  }
}
