import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type pg from 'pg'
import { newId } from '../../../core/id.ts'
import { passwordLength, sessionDays } from './rules.ts'

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }

export type LibrarySettings = {
  pool: pg.Pool
  url: string
  secret: string
  /** Called with the plain token of a reset; the database keeps a hash of it. */
  onReset: (reset: { personId: string; token: string }) => Promise<void>
}

/**
 * better-auth over the tables of migration 0002. Its own migrations, rate limiter (which does not run for direct calls),
 * telemetry and session renewal are off; people are created by our face, never by its sign-up.
 */
export function openLibrary({ pool, url, secret, onReset }: LibrarySettings) {
  return betterAuth({
    appName: 'Qiao',
    baseURL: url,
    basePath: '/sign-in-library',
    secret,
    database: pool,
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
      resetPasswordTokenExpiresIn: 3600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) => onReset({ personId: user.id, token }),
    },
    session: {
      modelName: 'sign_in_session',
      fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...times },
      expiresIn: sessionDays * 86_400,
      disableSessionRefresh: true,
    },
    user: {
      modelName: 'person',
      fields: { name: 'display_name', emailVerified: 'email_verified', ...times },
    },
    account: {
      modelName: 'sign_in_account',
      fields: {
        accountId: 'account_id', providerId: 'provider_id', userId: 'user_id', accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', ...times,
      },
    },
    verification: {
      modelName: 'sign_in_verification',
      fields: { expiresAt: 'expires_at', ...times },
      storeIdentifier: 'hashed',
    },
    advanced: {
      cookiePrefix: 'qiao',
      useSecureCookies: url.startsWith('https:'),
      database: { generateId: () => newId() },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      twoFactor({
        issuer: 'Qiao',
        twoFactorTable: 'sign_in_two_factor',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'sign_in_two_factor',
            fields: { backupCodes: 'backup_codes', userId: 'user_id', failedVerificationCount: 'failed_verification_count', lockedUntil: 'locked_until' },
          },
        },
      }),
    ],
  })
}

export type Library = ReturnType<typeof openLibrary>
