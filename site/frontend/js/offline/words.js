/* Bytes as MB of a data plan, as the server writes them. */
export function megabytes(bytes) {
  const value = bytes / 1e6;
  const digits = value < 10 ? 1 : 0;
  const number = new Intl.NumberFormat(document.documentElement.lang, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${number.format(value < 0.1 ? 0.1 : value)}\u00a0MB`;
}
