/** Whether the long tests run at full size (REELDROP_FULL=1), which takes minutes more than a usual run has. */
export const FULL = process.env.REELDROP_FULL === '1'
