/** A frame as Electron tells of it. */
interface Frame {
  readonly url: string
}
interface Contents {
  readonly mainFrame: Frame
}

/**
 * Whether a message comes from the top frame of the window, and that shows the window's own page.
 * @param message its sender and frame; the frame is null when it was closed or led elsewhere meanwhile
 * @param contents of the window; null when there is none
 */
export function isFromWindow(
  message: { readonly sender: Contents; readonly senderFrame: Frame | null },
  contents: Contents | null,
  page: string,
): boolean {
  const { sender, senderFrame } = message
  return (
    contents !== null &&
    sender === contents &&
    senderFrame !== null &&
    senderFrame === contents.mainFrame &&
    isPage(senderFrame.url, page)
  )
}

/** Whether an address is that of a page, whatever place within it. */
export function isPage(url: string, page: string): boolean {
  if (!URL.canParse(url)) return false
  const parsed = new URL(url)
  parsed.hash = ''
  return parsed.href === page
}
