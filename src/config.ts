import { z } from 'zod';

/** Hosts and the X-Site header of each site; the header's value for Europe is not known, so it is left out. */
const sites = {
  china: { endpoint: 'https://osm.cn-south-1.myhuaweicloud.com', iam: 'https://iam.cn-south-1.myhuaweicloud.com', site: 0 },
  international: {
    endpoint: 'https://osm.ap-southeast-3.myhuaweicloud.com',
    iam: 'https://iam.ap-southeast-3.myhuaweicloud.com',
    site: 1,
  },
  europe: { endpoint: 'https://osm.eu-west-101.myhuaweicloud.eu', iam: 'https://iam.eu-west-101.myhuaweicloud.eu', site: undefined },
} as const;

const ids = z
  .string()
  .default('')
  .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
  .pipe(z.array(z.string().regex(/^[USW][A-Z0-9]{2,}$/, 'user ids (U…) or user group ids (S…), separated by commas')));

const seconds = (initial: number, least: number) =>
  z.coerce.number('a number of seconds').min(least).default(initial).transform((value) => value * 1000);

const variables = z.object({
  SLACK_BOT_TOKEN: z.string().regex(/^xoxb-/, 'starts with xoxb-'),
  SLACK_APP_TOKEN: z.string().regex(/^xapp-/, 'starts with xapp-').optional(),
  SLACK_SIGNING_SECRET: z.string().min(1).optional(),
  SLACK_API_URL: z.url().default('https://slack.com/api/'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  OSM_SITE: z.enum(['china', 'international', 'europe']).default('international'),
  OSM_ENDPOINT: z.url().optional(),
  IAM_ENDPOINT: z.url().optional(),
  OSM_ACCESS_KEY: z.string().min(1).optional(),
  OSM_SECRET_KEY: z.string().min(1).optional(),
  OSM_SECURITY_TOKEN: z.string().min(1).optional(),
  OSM_DOMAIN_ID: z.string().min(1).optional(),
  IAM_USER: z.string().min(1).optional(),
  IAM_PASSWORD: z.string().min(1).optional(),
  IAM_DOMAIN: z.string().min(1).optional(),
  IAM_PROJECT: z.string().min(1).optional(),
  OSM_GROUP_ID: z.string().min(1).optional(),
  OSM_LANGUAGE: z.enum(['en-us', 'zh-cn']).default('en-us'),
  OSM_TIME_ZONE: z
    .string()
    .regex(/^GMT[+-]\d{1,2}(:\d{2})?$/, 'of the form GMT+8')
    .default('GMT+8'),
  DATABASE_URL: z.string().min(1).default('file:data/service-tickets.db'),
  ROLE_DEFAULT: z.enum(['viewer', 'requester', 'operator', 'admin']).default('requester'),
  ROLE_VIEWERS: ids,
  ROLE_REQUESTERS: ids,
  ROLE_OPERATORS: ids,
  ROLE_ADMINS: ids,
  POLL_INTERVAL: seconds(15, 0.05),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
});
