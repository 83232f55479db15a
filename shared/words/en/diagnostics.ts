/** The file that a person can send to whoever helps them, and the log that is in it. */
export const diagnostics = {
  title: 'Diagnostics',
  open: 'Export diagnostics…',
  lead: 'One zip file for whoever helps you. It stays on this machine until you send it; open it first and read what is in it.',
  inside: {
    versions: 'Versions of Reeldrop and of the system',
    settings: 'Your settings and preferences',
    counts: 'How many clips are in which state, and whether the database is sound',
    logs: 'The log, without keys, passwords and signed addresses',
  },
  withNames: 'Leave names of clips and folders in the log',
  withNamesText: 'Off: each of them is replaced by “…”.',
  save: 'Save…',
  saving: 'Gathering…',
  level: 'Log',
  levelText: 'How much the log tells. “Everything” helps to find a fault; the log never grows beyond 20 MB.',
  levels: {
    error: 'Errors only',
    warn: 'Errors and warnings',
    info: 'Ordinary',
    debug: 'Everything',
  },
  file: 'For support',
  readme: {
    text: 'Reeldrop {{version}}: diagnostics\n\nRead these files before you send them; all of them are plain text.\n\nversions.json   versions of Reeldrop and of what it is made of, and the kind of machine\nsettings.json   settings, preferences, and what a facility has locked\ncounts.json     how many clips are in which state, why some failed (as codes), and whether the database is sound\nlogs/           what Reeldrop wrote down, main.log being the latest; times are those of the machine\n\n{{names}}\nThe API key, passwords and signed addresses are in none of these files.\n',
    namesKept: 'Names of clips and folders are in the log, as you wished.',
    namesOut: 'Names of clips and folders were taken out: “…” stands in their place.',
  },
} as const
