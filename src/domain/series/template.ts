import type { Series } from '../../../types/series'
import type { Change } from '../../../types/series-edit'

/**
 * The template after a change to all or to the following dates, so that dates made later come out like those changed
 * now. A title given for all becomes the pattern; theme and day belong to single dates.
 */
export const templateAfter = (
  series: Series,
  { title, time, signUp, theme: _theme, day: _day, ...plain }: Change,
): Series => ({
  ...series,
  ...(title === undefined ? {} : { titlePattern: title }),
  ...(time ?? {}),
  ...(signUp ?? {}),
  ...plain,
})
