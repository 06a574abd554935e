const EARTH_M = 6_371_000;

/* Metres between two places, given in degrees (haversine): as the crow flies. */
export function metres(lat, lon, otherLat, otherLon) {
  const half = (from, to) => Math.sin(radians(to - from) / 2) ** 2;
  const chord = half(lat, otherLat) + Math.cos(radians(lat)) * Math.cos(radians(otherLat)) * half(lon, otherLon);
  return 2 * EARTH_M * Math.asin(Math.sqrt(chord));
}

const radians = (degrees) => (degrees * Math.PI) / 180;

/* "350 m", "2,4 km": no more exact than a phone knows where it is. */
export function inWords(far, language) {
  const isNear = Math.round(far / 10) * 10 < 1000;
  const [number, unit] = isNear ? [Math.round(far / 10) * 10, "meter"] : [far / 1000, "kilometer"];
  const style = { style: "unit", unit, maximumFractionDigits: isNear || number >= 10 ? 0 : 1 };
  return new Intl.NumberFormat(language, style).format(number);
}
