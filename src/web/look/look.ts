/** The finished look: every file the browser may load, in memory, compressed once. */
import type { LookAddresses } from '../parts/frame.ts'

export interface LookFile {
  readonly type: string
  readonly plain: Buffer
  readonly br: Buffer
  readonly gzip: Buffer
}

export interface Look {
  readonly addresses: LookAddresses
  /** By fingerprinted name, such as `waymark-3f9a01bc.css`. */
  readonly files: ReadonlyMap<string, LookFile>
}
