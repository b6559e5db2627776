/** The size of a file in words. */
export function bytes(size) {
  return size < 1024 ? `${size} bytes` : `${new Intl.NumberFormat().format(Math.ceil(size / 1024))} kB`;
}
