/** Signing in to a proxy. */
export const proxy = {
  dialogTitle: 'Sign in to the proxy',
  enter: 'Sign in to the proxy…',
  user: 'User name',
  password: 'Password',
  submit: 'Sign in',
  checking: 'Trying…',
  keepKeychain: 'Kept in the system keychain, and sent to this proxy only.',
  thisRun: 'Sent to this proxy only, and forgotten when Reeldrop quits.',
} as const
