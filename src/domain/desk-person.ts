/** Look-ups of people one clerk may make in an hour: a busy counter, not a list leafed through. */
export const PERSON_LOOK_UPS = { most: 30, within: 3_600_000 }
