import type { ProvinceCode, RegionCode } from '../../../types/division'
import { sayDistrict } from './district'

/** The provinces by code (GB/T 2260), those where most people from here work first, then in code order. */
const PROVINCES: readonly (readonly [code: string, name: string])[] = [
  ['44', '广东'],
  ['33', '浙江'],
  ['32', '江苏'],
  ['35', '福建'],
  ['52', '贵州'],
  ['50', '重庆'],
  ['43', '湖南'],
  ['31', '上海'],
  ['11', '北京'],
  ['12', '天津'],
  ['13', '河北'],
  ['14', '山西'],
  ['15', '内蒙古'],
  ['21', '辽宁'],
  ['22', '吉林'],
  ['23', '黑龙江'],
  ['34', '安徽'],
  ['36', '江西'],
  ['37', '山东'],
  ['41', '河南'],
  ['42', '湖北'],
  ['45', '广西'],
  ['46', '海南'],
  ['51', '四川'],
  ['53', '云南'],
  ['54', '西藏'],
  ['61', '陕西'],
  ['62', '甘肃'],
  ['63', '青海'],
  ['64', '宁夏'],
  ['65', '新疆'],
  ['71', '台湾'],
  ['81', '香港'],
  ['82', '澳门'],
]

/** Provinces to choose from, each with its short name. */
export const provinces = PROVINCES.map(([code, name]) => ({ code: code as ProvinceCode, name }))

/** Whether work is outside the city. */
export const isProvince = (region: RegionCode): region is ProvinceCode => region.length === 2

/** Where work is in a word: 松桃县, 铜仁市, 广东. */
export const sayRegion = (region: RegionCode): string =>
  isProvince(region) ? (provinces.find(({ code }) => code === region)?.name ?? '外地') : sayDistrict(region)
