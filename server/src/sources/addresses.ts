/** Which machines the endpoint may be sent to by an address that somebody wrote down, or that a redirect names. */
import {lookup} from 'node:dns';
import type {LookupAddress} from 'node:dns';
import {isIP} from 'node:net';
import type {LookupFunction} from 'node:net';
import ipaddr from 'ipaddr.js';
import type {IPv4, IPv6} from 'ipaddr.js';
import {StartError} from '../start-error.ts';

type Network = [IPv4 | IPv6, number];

/** The public internet: addresses of single machines that are neither private nor reserved for anything else. */
const GLOBAL_IPV6: Network = ipaddr.parseCIDR('2000::/3');

/** Metadata services of clouds that stand at public addresses; the others are link-local or private. */
const METADATA = new Set(['168.63.129.16']);

/** An address that leads to a machine which is nobody else's business. */
export class PrivateAddressError extends Error {
  override readonly name = 'PrivateAddressError';
}

/** Says which addresses may be connected to: public ones, and those of named networks. */
export class AddressGuard {
  readonly #allowed: readonly Network[];

  /** @param networks Addresses, networks like `10.0.0.0/8`, or `loopback`, which may be read besides. @throws {StartError} */
  constructor(networks: readonly string[] = []) {
    this.#allowed = networks
      .flatMap((name) => (name === 'loopback' ? ['127.0.0.0/8', '::1/128'] : [name]))
      .map(readNetwork);
  }

  /** Whether an address, IPv4 or IPv6 as text, may be connected to. */
  allows(text: string): boolean {
    if (!ipaddr.isValid(text)) return false;
    const address = reached(ipaddr.parse(text));
    return isPublic(address) || this.#allowed.some((network) => isIn(address, network));
  }

  /** @throws {PrivateAddressError} for the host of a URL that is an address which may not be connected to. */
  check(hostname: string): void {
    const address = hostname.replace(/^\[(.*)\]$/, '$1');
    if (isIP(address) && !this.allows(address)) throw refusal(hostname);
  }

  /**
   * Resolves a name for a connection: the addresses that were checked are those that are connected to. One that is
   * private condemns them all.
   */
  readonly lookup: LookupFunction = (hostname, options, callback) => {
    lookup(hostname, {...options, all: true}, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, []);
      const [first] = addresses;
      if (!first || addresses.some(({address}) => !this.allows(address)))
        return callback(refusal(hostname), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function refusal(hostname: string): PrivateAddressError {
  return new PrivateAddressError(
    `${hostname} is in a private network; PEACE_SOURCES_PRIVATE allows what you mean to read there`,
  );
}

function readNetwork(text: string): Network {
  try {
    const bits = isIP(text) === 6 ? 128 : 32;
    return ipaddr.parseCIDR(text.includes('/') ? text : `${text}/${bits}`);
  } catch {
    throw new StartError([
      `PEACE_SOURCES_PRIVATE must list addresses, networks like 10.0.0.0/8, or "loopback"; "${text}" is none.`,
    ]);
  }
}

/** The address that packets end at: IPv4 written as IPv6, and IPv4 behind a translator (RFC 6052). */
function reached(address: IPv4 | IPv6): IPv4 | IPv6 {
  if (!isIPv6(address)) return address;
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (!address.match(ipaddr.IPv6.parseCIDR('64:ff9b::/96'))) return address;
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}

function isPublic(address: IPv4 | IPv6): boolean {
  if (address.range() !== 'unicast' || METADATA.has(address.toString())) return false;
  return !isIPv6(address) || isIn(address, GLOBAL_IPV6);
}

function isIn(address: IPv4 | IPv6, [network, bits]: Network): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

function isIPv6(address: IPv4 | IPv6): address is IPv6 {
  return address.kind() === 'ipv6';
}
