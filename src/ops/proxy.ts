import { EnvHttpProxyAgent, Pool, type Dispatcher } from 'undici';

export interface ProxyOptions {
  /** Addresses of proxies, with user and password where they want them. */
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  /** Hosts that are reached without one, as in `NO_PROXY`. */
  readonly except: string;
}

/** The proxy does not let a connection through, so nothing was sent over it. */
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

/** Carries requests and sockets through the proxies, by CONNECT. */
export function createProxy({ http = '', https = '', except }: ProxyOptions): Dispatcher {
  return new EnvHttpProxyAgent({
    httpProxy: http,
    httpsProxy: https,
    noProxy: except,
    clientFactory: proxyPool,
  });
}

/** Connections to a proxy. undici's own error for a refusal is the one for a request that broke off halfway. */
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
