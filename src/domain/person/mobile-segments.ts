import type { LocalDate } from '../../../types/core'

/**
 * The segments mainland mobile numbers are given out in, as far as they are known on a day: 《电信网编号计划》 (工业和信息化部,
 * 2017) and what was added since, by the operators' announcements. From memory and not read at its source: so an unknown
 * one is never refused, only asked to be looked at again.
 */
export const MOBILE_SEGMENTS: { asOf: LocalDate; segments: readonly string[] } = {
  asOf: '2026-11-01',
  segments: [
    ...['130', '131', '132', '133', '134', '135', '136', '137', '138', '139'],
    ...['145', '146', '147', '148', '149'],
    ...['150', '151', '152', '153', '155', '156', '157', '158', '159'],
    ...['162', '165', '166', '167'],
    ...['170', '171', '172', '173', '174', '175', '176', '177', '178'],
    ...['180', '181', '182', '183', '184', '185', '186', '187', '188', '189'],
    ...['190', '191', '192', '193', '195', '196', '197', '198', '199'],
  ],
}
