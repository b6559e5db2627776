import { afterEach, describe, expect, it } from '@jest/globals';
import { createServiceClock } from '../../src/osm/service-clock.ts';
import { parseSdkDate } from '../../src/osm/signature.ts';
import { failureOf, startOsm, statusOf, stopServers } from './osm.ts';
import type { Received, Reply } from './server.ts';

afterEach(stopServers);

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const year = 365 * 24 * hour;

const dated = (at: number, more: Record<string, string> = {}) => ({ date: new Date(at).toUTCString(), ...more });
const signedAt = ({ headers }: Pick<Received, 'headers'>) => parseSdkDate(String(headers['x-sdk-date'])) ?? Number.NaN;
const off = (request: Received | undefined) => (request === undefined ? Number.NaN : signedAt(request) - Date.now());

/** A gateway that holds signatures to its clock, as the real one does. @param date what its answers have as theirs */
const gateway =
  (date: () => number, clock: () => number = Date.now) =>
  (request: Received): Reply =>
    Math.abs(signedAt(request) - clock()) > 15 * minute
      ? {
          status: 401,
          json: { error_code: 'APIGW.0301', error_msg: 'Incorrect IAM authentication information: signature expired' },
          headers: dated(date()),
        }
      : { json: { status: 1 }, headers: dated(date()) };

describe("the service's clock", () => {
  const own = 1_800_000_000_000;
  const open = () => createServiceClock(() => own);
  const learn = (clock: ReturnType<typeof open>, date: number, signed: number | undefined = own) =>
    clock.read(new Headers(dated(date)), { at: own, signed }).accepted();

  it('is ours until an answer tells it', () => {
    const clock = open();
    expect([clock.offset(), clock.now()]).toEqual([undefined, own]);
    learn(clock, own - 90 * second);
    expect(Math.abs(clock.now() - (own - 90 * second))).toBeLessThanOrEqual(second);
  });

  it('is not moved by one wrong date among right ones', () => {
    const clock = open();
    for (const date of [0, 0, 10 * minute, 0, 0]) learn(clock, own + date);
    expect(Math.abs(clock.now() - own)).toBeLessThanOrEqual(second);
  });

  it('is followed when it is set', () => {
    const clock = open();
    for (const date of [0, 0, 0, 0, 0]) learn(clock, own + date);
    for (let answer = 0; answer < 3; answer += 1) learn(clock, own + 5 * minute);
    expect(Math.abs(clock.now() - (own + 5 * minute))).toBeLessThanOrEqual(second);
  });

  it.each([
    ['a date that an accepted signature contradicts', {}, own - year],
    ['what a cache has kept', { age: '30' }, own - 2 * minute],
    ['a date that is none', { date: 'yesterday' }, own],
  ] as [string, Record<string, string>, number][])('does not believe %s', (_, more, date) => {
    const clock = open();
    clock.read(new Headers(dated(date, more)), { at: own, signed: own }).accepted();
    expect(clock.offset()).toBeUndefined();
  });

  it('is known without signatures, but not years away', () => {
    const clock = open();
    clock.read(new Headers(dated(own + year)), { at: own }).accepted();
    expect(clock.offset()).toBeUndefined();
    clock.read(new Headers(dated(own + hour)), { at: own }).accepted();
    expect(Math.abs(clock.now() - own - hour)).toBeLessThanOrEqual(second);
  });

  it('of an answer that is not believed to be the service’s, is not learned', () => {
    const clock = open();
    clock.read(new Headers(dated(own - minute)), { at: own, signed: own });
    expect(clock.offset()).toBeUndefined();
  });
});

describe('signatures', () => {
  const ahead = (by: number) => ({ now: () => Date.now() + by, limits: { attempts: 1 } });

  it.each([90 * second, -10 * minute])('by a clock that is off by %d ms have the time of the service', async (by) => {
    const { osm, server } = await startOsm(gateway(Date.now), ahead(by));
    await statusOf(osm);
    await statusOf(osm);
    expect(Math.abs(off(server.received.at(-1)))).toBeLessThan(10 * second);
    const at = Date.now() + by;
    expect(Math.abs((osm.service.timeOf?.(at) ?? 0) - (at - by))).toBeLessThan(10 * second);
  });

  it.each([2 * hour, -20 * minute, 3 * year])(
    'that are refused for their date are made anew with that of the answer: %d ms',
    async (by) => {
      const { osm, server } = await startOsm(gateway(Date.now), ahead(by));
      await expect(statusOf(osm)).resolves.toBe(1);
      expect(server.received).toHaveLength(2);
      await expect(osm.service.reply('CS1', 'hello', [])).resolves.toBeUndefined();
      expect(server.received).toHaveLength(3);
    },
  );

  it('of many calls at once are all made anew', async () => {
    const { osm } = await startOsm(gateway(Date.now), ahead(2 * hour));
    await expect(Promise.all(Array.from({ length: 20 }, () => statusOf(osm)))).resolves.toEqual(Array(20).fill(1));
  });

  it('are not broken by dates that are years off', async () => {
    const { osm, server } = await startOsm(
      gateway(() => Date.now() - 3 * year),
      ahead(0),
    );
    for (let call = 0; call < 5; call += 1) await expect(statusOf(osm)).resolves.toBe(1);
    expect(server.received).toHaveLength(5);
  });

  it('go on by our clock after a date that was refused too', async () => {
    let clock = () => Date.now() + hour;
    const { osm, server } = await startOsm((request) => gateway(() => Date.now() - year, clock)(request), ahead(0));
    expect(await failureOf(statusOf(osm))).toMatchObject({ status: 401, trouble: { kind: 'clock' } });
    expect(server.received).toHaveLength(2);
    clock = Date.now;
    await expect(statusOf(osm)).resolves.toBe(1);
    expect(Math.abs(off(server.received.at(-1)))).toBeLessThan(10 * second);
  });

  it('are not moved by the dates of what is not the service', async () => {
    let answer: Reply = (response) =>
      response.writeHead(503, { 'content-type': 'text/html', ...dated(Date.now() - 5 * minute) }).end('<html>');
    const { osm, server } = await startOsm(() => answer, ahead(0));
    for (let call = 0; call < 5; call += 1) await failureOf(statusOf(osm));
    answer = { json: { status: 1 } };
    await statusOf(osm);
    expect(Math.abs(off(server.received.at(-1)))).toBeLessThan(10 * second);
  });
});
