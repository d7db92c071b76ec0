import { readScene } from '../activity/scene'
import { readInviteCode } from '../employer/invite-code'
import { readTicketCode, TICKET_CODE } from '../ticket/code'
import { readSelfCode, SELF_CODE } from './self-code'

/**
 * What a scanned or pasted text is, by itself and whatever page it is read on: one of our own codes, one that was cut, or
 * somebody else's. `scene` is printed on posters and opens the mini-program, `invite` is a helper's one-time code.
 */
export type Scanned = 'empty' | 'ticket' | 'checkIn' | 'scene' | 'invite' | 'cut' | 'foreign'

/** No code of ours is longer; what is cut off decides nothing. */
const LONGEST = 400

/** Tells a text apart; nothing in it is believed. */
export function scannedAs(text: string): Scanned {
  const read = text.slice(0, LONGEST).trim()
  if (read === '') return 'empty'
  const ticket = readTicketCode(text.length > LONGEST ? `${read}…` : read)
  if (ticket.ok) return 'ticket'
  if (read.toUpperCase().startsWith(SELF_CODE)) return readSelfCode(read) ? 'checkIn' : 'cut'
  if (ticket.reason === 'damaged' || isHalf(read)) return 'cut'
  if (sceneIn(read)) return 'scene'
  return readInviteCode(read) && !isForMachines(read) ? 'invite' : 'foreign'
}

/** An address or data: eight digits in it are no code somebody was told. */
const isForMachines = (read: string) => /[\\{}"<>=;]|[a-z:/]\/|\/[a-z]|^(?!code:)[a-z][a-z0-9.+-]+:/i.test(read)

const isHalf = (read: string) =>
  read.length < TICKET_CODE.length && TICKET_CODE.startsWith(read.toUpperCase()) && read.length > 1

/** A scene by itself, or in the address a printed code opens. */
const sceneIn = (read: string): boolean => {
  const scene = /[?&]scene=([^&#]{6,96})/.exec(read)?.[1] ?? read
  return readScene(scene).ok
}

/**
 * What is written down of a scanned text where others read it: what kind of code, and enough of it to tell two apart, but
 * never so much that somebody could enter with it.
 */
export function referenceOf(text: string): string {
  const kind = scannedAs(text)
  const read = text.trim().toUpperCase()
  const isOurs = read.startsWith(TICKET_CODE) || read.startsWith(SELF_CODE)
  if (isOurs) return `${read.slice(0, 4)}…${read.slice(-6)}`
  return kind === 'invite' ? '••••••••' : text.slice(0, 40)
}
