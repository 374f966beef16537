/** The one function of rtlcss that we use; the package brings no types. */
declare module 'rtlcss' {
  const rtlcss: { process(css: string): string }
  export = rtlcss
}
