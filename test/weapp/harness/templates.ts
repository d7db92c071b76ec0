import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What one template of base.wxml draws: its element, which data field feeds which attribute, and the events it binds. */
export type Template = { tag: string; attributes: Map<string, string>; events: Set<string> }

const block = /<template name="tmpl_\d+_([\w-]+)">([\s\S]*?)<\/template>/g
const element = /^\s*<([\w-]+)((?:\s+[\w:-]+="[^"]*")*)/
const attribute = /([\w:-]+)="([^"]*)"/g
const field = /\bi\.(\w+)/

/** Taro numbers templates and shortens attribute names anew in each build; only its own base.wxml knows what they mean. */
export function readTemplates(dist: string): Map<string, Template> {
  const templates = new Map<string, Template>()
  const wxml = readFileSync(path.join(dist, 'base.wxml'), 'utf8')
  for (const [, name = '', body = ''] of wxml.matchAll(block)) {
    const found = element.exec(body)
    if (!found?.[1] || found[1] === 'template') continue
    const key = name.replace(/_(focus|blur)$/, '')
    const known = templates.get(key)
    const template = known ?? { tag: found[1], attributes: new Map(), events: new Set() }
    templates.set(key, template)
    for (const [, left = '', right = ''] of (found[2] ?? '').matchAll(attribute)) {
      const fed = field.exec(right)?.[1]
      if (right === 'eh') template.events.add(left.replace(':', ''))
      else if (fed) template.attributes.set(fed, left)
    }
  }
  return templates
}
