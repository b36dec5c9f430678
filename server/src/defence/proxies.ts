/** Whose word on a visitor's address is taken. */
import {BlockList, isIP} from 'node:net';
import {StartError} from '../start-error.ts';

/** The proxies in front of the endpoint. Anybody can send `X-Forwarded-For`; only theirs counts. */
export class TrustedProxies {
  readonly #list = new BlockList();

  /** @param networks Addresses, networks like `10.0.0.0/8`, or `loopback`. @throws {StartError} */
  constructor(networks: readonly string[]) {
    for (const network of networks.flatMap((name) =>
      name === 'loopback' ? ['127.0.0.0/8', '::1'] : [name],
    )) {
      const [address = '', bits] = network.split('/');
      const family = isIP(address);
      const most = family === 6 ? 128 : 32;
      if (!family || (bits !== undefined && (!/^\d{1,3}$/.test(bits) || Number(bits) > most))) {
        throw new StartError([
          `PEACE_TRUSTED_PROXIES must list addresses, networks like 10.0.0.0/8, or "loopback"; "${network}" is none.`,
        ]);
      }
      this.#list.addSubnet(address, bits === undefined ? most : Number(bits), family === 6 ? 'ipv6' : 'ipv4');
    }
  }

  /**
   * The address that a request comes from: of the hops that led here, the last one that is not a trusted proxy. What
   * stands before it in the header is hearsay.
   *
   * @param peer The other end of the connection.
   * @param forwarded The header `X-Forwarded-For`.
   */
  clientOf(peer: string | undefined, forwarded: string | undefined): string | undefined {
    if (peer === undefined || forwarded === undefined || !this.#trusts(peer)) return peer;
    const hops = forwarded.split(',');
    let client = peer;
    for (let index = hops.length - 1; index >= 0; index--) {
      const hop = withoutPort((hops[index] ?? '').trim());
      if (!isIP(hop)) return client;
      client = hop;
      if (!this.#trusts(hop)) return client;
    }
    return client;
  }

  #trusts(address: string): boolean {
    return this.#list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
}

/** Some proxies add the port: `192.0.2.1:443`, `[2001:db8::1]:443`. */
function withoutPort(hop: string): string {
  return /^\[(.*)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
}
