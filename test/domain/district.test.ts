import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { countyOf, districtName, isInScope, levelOf, sayDistrict } from '../../src/domain/region/district'
import { fullDistrictName, townshipsOf } from '../../src/domain/region/township'
import { city, counties, District, DistrictCode } from '../../types/division'
import { townships } from '../../types/townships'

const code = (text: string) => DistrictCode.parse(text)
const file = (path: string) => readFileSync(join(__dirname, '../..', path), 'utf8')
const everywhere = [city, ...counties, ...townships]

describe('the divisions of 5206', () => {
  test('are one city, ten counties and 181 townships, each a valid district inside its parent', () => {
    expect(city).toEqual({ code: '5206', name: '铜仁市', level: 'city', parentCode: null })
    expect(counties).toHaveLength(10)
    expect(townships).toHaveLength(181)
    for (const district of everywhere) {
      expect(District.parse(district)).toEqual(district)
      expect(levelOf(district.code)).toBe(district.level)
      expect(district.parentCode === null || isInScope(district.code, district.parentCode)).toBe(true)
    }
    expect(new Set(everywhere.map((district) => district.code)).size).toBe(192)
  })

  test('are the same in the database, parents first', () => {
    const sql = file('cloudfunctions/database/schema/0003-district-rows.sql')
    const rows = [...sql.matchAll(/^ {2}\('(\d+)', '([^']+)', '(\w+)', (?:'(\d+)'|null)\)/gm)]
    expect(
      rows.map(([, rowCode, name, level, parentCode = null]) => ({ code: rowCode, name, level, parentCode })),
    ).toEqual(everywhere)
  })

  test('name the same source, version and date in every generated file', () => {
    const sources = ['types/counties.json', 'types/townships.json'].map((path) => JSON.parse(file(path)).source)
    expect(sources[0]).toEqual(sources[1])
    const { package: name, version, data, asOf } = sources[0]
    const sql = file('cloudfunctions/database/schema/0003-district-rows.sql')
    for (const fact of [`${name} ${version}`, data, asOf]) expect(sql).toContain(fact)
  })

  test('stay small enough to ship', () => {
    for (const path of ['types/counties.json', 'types/townships.json']) {
      expect(existsSync(join(__dirname, '../..', path))).toBe(true)
      expect(Buffer.byteLength(file(path))).toBeLessThan(20_000)
    }
  })
})

describe('a district code', () => {
  test.each(['5206', '520602', '520602002'])('%s is one', (text) => {
    expect(DistrictCode.safeParse(text).success).toBe(true)
  })

  test.each(['', '52', '52060', '5206020', '52060200200', '520700', '5206020000', '５２０６', '5206 ', "5206' or 1=1"])(
    '%j is not one',
    (text) => {
      expect(DistrictCode.safeParse(text).success).toBe(false)
    },
  )
})

test('scope reaches down and never up or sideways', () => {
  expect(isInScope(code('520602002'), code('520602'))).toBe(true)
  expect(isInScope(code('520602'), code('5206'))).toBe(true)
  expect(isInScope(code('520602'), code('520602'))).toBe(true)
  expect(isInScope(code('5206'), code('520602'))).toBe(false)
  expect(isInScope(code('520602'), code('520602002'))).toBe(false)
  expect(isInScope(code('520603001'), code('520602'))).toBe(false)
})

test('the ten counties share out the townships: none is in two scopes, none in no scope', () => {
  for (const township of townships) {
    expect(counties.filter((county) => isInScope(township.code, county.code))).toHaveLength(1)
  }
  expect(counties.map((county) => townshipsOf(county.code).length)).toEqual([15, 11, 10, 8, 19, 28, 17, 22, 23, 28])
})

test('names are official, what people say, or down to the township', () => {
  expect(districtName(code('520622'))).toBe('玉屏侗族自治县')
  expect(districtName(code('520622100'))).toBe('玉屏侗族自治县')
  expect(districtName(code('5206'))).toBe('铜仁市')
  expect(counties.map((county) => sayDistrict(county.code))).toEqual(
    '碧江区 万山区 江口县 玉屏县 石阡县 思南县 印江县 德江县 沿河县 松桃县'.split(' '),
  )
  expect(fullDistrictName(code('520602002'))).toBe('碧江区环北街道')
  expect(fullDistrictName(code('520602'))).toBe('碧江区')
  expect(fullDistrictName(code('5206'))).toBe('铜仁市')
})

test('a township knows its county, the city has none', () => {
  expect(countyOf(code('520628118'))).toBe('520628')
  expect(countyOf(code('5206'))).toBeNull()
  expect(townshipsOf(code('520622'))).toHaveLength(8)
  expect(townshipsOf(code('5206'))).toHaveLength(181)
})
