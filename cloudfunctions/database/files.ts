import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** One file of the database: its name (`views/offers.sql`), what it holds, and the object of that name it makes. */
export type DatabaseFile = { name: string; object: string; sql: string; checksum: string }

/** What is run once, in order, and what is run anew when it changes: functions, then views, each after what it needs. */
export async function readFiles(folder: string): Promise<{ schema: DatabaseFile[]; repeatable: DatabaseFile[] }> {
  const [schema = [], functions = [], views = []] = await Promise.all(
    ['schema', 'functions', 'views'].map((kind) => readKind(folder, kind)),
  )
  return { schema, repeatable: [...inOrder(functions), ...inOrder(views)] }
}

async function readKind(folder: string, kind: string): Promise<DatabaseFile[]> {
  const names = (await readdir(path.join(folder, kind))).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    names.map(async (file) => {
      const sql = await readFile(path.join(folder, kind, file), 'utf8')
      const checksum = createHash('sha256').update(sql).digest('hex')
      return { name: `${kind}/${file}`, object: path.basename(file, '.sql'), sql, checksum }
    }),
  )
}

/** What a file is made of says its first line: `-- after: this, that`. */
const neededBy = ({ sql }: DatabaseFile): string[] => /^-- after: (.+)\n/.exec(sql)?.[1]?.split(', ') ?? []

/** By name, save that each comes after what its first line says. Faults where that cannot be. */
function inOrder(files: readonly DatabaseFile[]): DatabaseFile[] {
  const ordered: DatabaseFile[] = []
  while (ordered.length < files.length) {
    const next = files.find(
      (file) =>
        !ordered.includes(file) && neededBy(file).every((name) => ordered.some(({ object }) => object === name)),
    )
    if (!next) {
      const left = files.filter((file) => !ordered.includes(file)).map(({ name }) => name)
      throw new Error(`what these come after is not there, or they wait for each other: ${left.join(', ')}`)
    }
    ordered.push(next)
  }
  return ordered
}
