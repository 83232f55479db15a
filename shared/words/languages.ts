/** The languages of the app; what it says in each of them is in `resources.ts`. */
export const LANGUAGES = ['en', 'de'] as const
export type Language = (typeof LANGUAGES)[number]
