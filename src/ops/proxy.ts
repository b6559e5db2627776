import { EnvHttpProxyAgent, Pool, type Dispatcher } from 'undici';

export interface ProxyOptions {
  /** The URLs of proxies, with user and password if they need them. */
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  /** Hosts that are reached directly, as in `NO_PROXY`. */
  readonly except: string;
}

/** The proxy refused a connection, so nothing was sent over it. */
export class ProxyError extends Error {
  readonly code = 'ERR_PROXY_REFUSED';

  constructor(status: number) {
    super(
      status === 407
        ? 'The proxy answered 407: check user and password in HTTPS_PROXY (or HTTP_PROXY).'
        : `The proxy answered ${status} instead of a connection: it may not allow this host or port.`,
    );
    this.name = 'ProxyError';
  }
}

/** Sends requests and sockets through the proxies, using CONNECT. */
export function createProxy({ http = '', https = '', except }: ProxyOptions): Dispatcher {
  return new EnvHttpProxyAgent({
    httpProxy: http,
    httpsProxy: https,
    noProxy: except,
    clientFactory: proxyPool,
  });
}

/** Connects to a proxy. It has its own error for a refusal, because undici uses the error of a request that broke off. */
function proxyPool(origin: URL, options: object): Dispatcher {
  const pool = new Pool(origin, options);
  const connect = pool.connect.bind(pool);
  return Object.assign(pool, {
    connect: async (target: Parameters<typeof connect>[0]): Promise<Dispatcher.ConnectData> => {
      const answer = await connect(target);
      if (answer.statusCode === 200) return answer;
      answer.socket.on('error', () => undefined).destroy();
      throw new ProxyError(answer.statusCode);
    },
  });
}
