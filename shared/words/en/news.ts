/** What is said aloud and in notifications. */
export const news = {
  started_one: 'Batch started: {{count, number}} clip.',
  started_other: 'Batch started: {{count, number}} clips.',
  ended: 'Batch finished: {{ready, number}} ready.',
  endedAmiss_one: 'Batch finished: {{ready, number}} ready, {{count, number}} clip needs attention.',
  endedAmiss_other: 'Batch finished: {{ready, number}} ready, {{count, number}} clips need attention.',
  away: 'The watch folder {{name}} is away. Its clips go on when it is back.',
  awayMany: '{{names}} are away. Their clips go on when they are back.',
  held: 'Uploads wait for you',
} as const
