import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Frame, Page } from 'playwright-core'

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** Where a run notes the shapes of screens that passed, a file each: for all its test files, whichever worker they ran in. */
const notes = process.env.TEST_SCREENS as string
const isNoted = (shape: string) => existsSync(path.join(notes, shape))
const note = (shape: string) => writeFileSync(path.join(notes, shape), '')

/**
 * Faults when what is on the screen breaks a rule of WCAG 2 A or AA that axe knows. A screen of the same shape (tags,
 * roles, classes, states, widths, which elements have words) has the same verdict and is checked once per run:
 * axe takes two seconds, a journey arrives at the same screen many times.
 */
export async function isForEverybody(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    const shape = createHash('sha256')
      .update(await frame.evaluate<string>(SHAPE))
      .digest('base64url')
    if (isNoted(shape)) continue
    const found = await violationsOf(frame)
    if (found.length > 0) throw new Error(`not for everybody: ${frame.url()}\n${JSON.stringify(found, null, 2)}`)
    note(shape)
  }
}

type Violation = { rule: string; at: string[] }

/** What axe finds in the frame now. */
async function violationsOf(frame: Frame): Promise<Violation[]> {
  if (!(await frame.evaluate('typeof axe === "object"'))) await frame.evaluate(axeSource)
  return frame.evaluate(RUN_AXE)
}

/** Plain text: a compiled function would carry helpers that the page does not have. */
const RUN_AXE = `axe
  .run(document, { runOnly: ['wcag2a', 'wcag2aa'], resultTypes: ['violations'], iframes: false })
  .then(({ violations }) => violations.map(({ id, help, nodes }) => ({
    rule: id + ': ' + help,
    at: nodes.map(({ html, failureSummary }) => html.slice(0, 200) + ' — ' + failureSummary),
  })))`

/** The visible tree without its words: one line an element, equal neighbours once. */
const SHAPE = `(() => {
  const NAMED = ['aria-label', 'aria-labelledby', 'alt', 'title', 'placeholder']
  const STATED = ['role', 'class', 'type', 'disabled', 'tabindex', 'lang', 'scope']
  const shapeOf = (element) => {
    const style = getComputedStyle(element)
    if (style.display === 'none') return ''
    const { attributes } = element
    const said = []
    for (const { name, value } of attributes) {
      if (NAMED.includes(name)) said.push(name + (value.trim() ? '=*' : '='))
      else if (STATED.includes(name)) said.push(name + '=' + value)
      else if (name.startsWith('aria-')) said.push(name + '=' + (/^(true|false|mixed|page|[0-9]{0,3})$/.test(value) ? value : '*'))
    }
    const words = [...element.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim() !== '')
    const looks = words ? [style.color, style.backgroundColor, style.fontSize, style.fontWeight, style.opacity, style.visibility].join() : style.backgroundColor + style.opacity
    const inner = []
    for (const child of element.children) {
      const shape = shapeOf(child)
      if (shape !== '' && shape !== inner[inner.length - 1]) inner.push(shape)
    }
    return '<' + element.localName + ' ' + said.join(' ') + '|' + looks + (words ? '*' : '') + inner.join('') + '>'
  }
  return innerWidth + shapeOf(document.documentElement)
})()`
