import { PRINTED_PAGE } from '../domain/activity/scene'

type Lost = { path: string; query?: Partial<Record<string, string>> }

/**
 * Where a link leads whose page is no more: a code printed for it, an activity's page and its form to the activity, by
 * the page of printed codes; anything else home, which is null.
 */
export function pathInstead({ path, query = {} }: Lost): string | null {
  const { scene, id, activity } = query
  if (scene) return `/${PRINTED_PAGE}?scene=${encodeURIComponent(scene)}`
  const activityId = activity ?? (/\bdetail\b/.test(path) ? id : undefined)
  return activityId ? `/${PRINTED_PAGE}?id=${encodeURIComponent(activityId)}` : null
}
