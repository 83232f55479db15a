/** The origin of the window's own page. */
export const APP_ORIGIN = 'app://reeldrop'
