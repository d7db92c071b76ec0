/** A place on the map; GCJ-02 degrees, as WeChat and its maps use. */
export type Place = { lng: number; lat: number; name: string; address: string }

/** Opens the map at the place, with the way there. */
export declare function openMap(place: Place): void
