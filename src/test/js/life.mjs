// The life of a Global Datastore, driven with the AWS SDK for JavaScript. Prints one JSON object a
// line: {"step":…} with what was told, or with the code, status and text of a refusal. Judges
// nothing; who reads the lines does.
//
// node life.mjs ENDPOINT
import * as ec from '@aws-sdk/client-elasticache';
import * as cw from '@aws-sdk/client-cloudwatch';

const endpoint = process.argv[2];
const HOME = 'us-east-1';
const AWAY = 'eu-west-1';
const TRIES = 200;
const PAUSE_MS = 25;

const settings = (region) => ({
  region,
  endpoint,
  credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'secret' },
  maxAttempts: 1, // a second attempt would hide what the first one was told
});
const caches = {
  [HOME]: new ec.ElastiCacheClient(settings(HOME)),
  [AWAY]: new ec.ElastiCacheClient(settings(AWAY)),
};
const metrics = new cw.CloudWatchClient(settings(AWAY));

const say = (line) => console.log(JSON.stringify(line));

const call = (region, name, input = {}) => caches[region].send(new ec[`${name}Command`](input));

/** Must be refused; tells how. */
async function refused(step, region, name, input) {
  try {
    await call(region, name, input);
    say({ step, refused: false });
  } catch (e) {
    say({
      step,
      refused: true,
      exception: e.name,
      code: e.Error?.Code ?? e.Code ?? e.name,
      status: e.$metadata?.httpStatusCode,
      message: e.message,
    });
  }
}

/** Asks until it fits; the last answer, fit or not. */
async function until(ask, fits) {
  let last;
  for (let i = 0; i < TRIES; i++) {
    last = await ask();
    if (fits(last)) {
      return last;
    }
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
  return last;
}

let id = 'none-yet';

const datastores = async (region) =>
  (await call(region, 'DescribeGlobalReplicationGroups', { ShowMemberInfo: true }))
    .GlobalReplicationGroups;

const roles = (all) =>
  (all[0]?.Members ?? [])
    .map((m) => `${m.ReplicationGroupId} ${m.ReplicationGroupRegion} ${m.Role} ${m.Status}`)
    .sort();

/** Waits for a status in a Region, then tells its view. */
async function view(step, region, status) {
  const all = await until(
    () => datastores(region),
    (seen) =>
      (seen[0]?.Status ?? 'none') === status &&
      (seen[0]?.Members ?? []).every((m) => m.Status === 'associated'),
  );
  say({ step, region, status: all[0]?.Status ?? 'none', members: roles(all) });
}

async function group(step, region, groupId) {
  const ask = async () =>
    (await call(region, 'DescribeReplicationGroups', { ReplicationGroupId: groupId }))
      .ReplicationGroups[0];
  const it = await until(ask, (g) => g.Status === 'available');
  say({
    step,
    status: it.Status,
    datastore: it.GlobalReplicationGroupInfo?.GlobalReplicationGroupId ?? null,
    role: it.GlobalReplicationGroupInfo?.GlobalReplicationGroupMemberRole ?? null,
  });
}

const promote = (region, groupId) => ({
  GlobalReplicationGroupId: id,
  PrimaryRegion: region,
  PrimaryReplicationGroupId: groupId,
});
const part = (region, groupId) => ({
  GlobalReplicationGroupId: id,
  ReplicationGroupRegion: region,
  ReplicationGroupId: groupId,
});
const standby = (more) => ({
  ReplicationGroupId: 'orders-eu',
  ReplicationGroupDescription: 'd',
  GlobalReplicationGroupId: id,
  ...more,
});

async function made() {
  await call(HOME, 'CreateReplicationGroup', {
    ReplicationGroupId: 'orders',
    ReplicationGroupDescription: 'd',
    Engine: 'redis',
    CacheNodeType: 'cache.r7g.large',
    NumCacheClusters: 2,
    AutomaticFailoverEnabled: true,
  });
  await group('primary made', HOME, 'orders');

  const create = (groupId, suffix) => ({
    GlobalReplicationGroupIdSuffix: suffix,
    PrimaryReplicationGroupId: groupId,
  });
  await refused('create of no group', HOME, 'CreateGlobalReplicationGroup', create('no', 'shop'));
  const answer = await call(HOME, 'CreateGlobalReplicationGroup', create('orders', 'shop'));
  id = answer.GlobalReplicationGroup.GlobalReplicationGroupId;
  say({ step: 'datastore made', id, status: answer.GlobalReplicationGroup.Status });
  await view('datastore alone', HOME, 'primary-only');
  await refused('create again', HOME, 'CreateGlobalReplicationGroup', create('orders', 'other'));
}

async function joined() {
  const forbidden = {
    AutomaticFailoverEnabled: true,
    NumNodeGroups: 1,
    CacheParameterGroupName: 'default.redis7',
    CacheNodeType: 'cache.r7g.large',
    Engine: 'redis',
    EngineVersion: '7.0',
    TransitEncryptionEnabled: true,
    AtRestEncryptionEnabled: true,
    SnapshotName: 'some',
    SnapshotArns: ['arn:aws:s3:::bucket/some.rdb'],
    PrimaryClusterId: 'orders-001',
    CacheSecurityGroupNames: ['some'],
  };
  for (const [name, value] of Object.entries(forbidden)) {
    const input = standby({ [name]: value });
    await refused(`standby with ${name}`, AWAY, 'CreateReplicationGroup', input);
  }
  const nowhere = standby({ GlobalReplicationGroupId: 'ldgnf-nobody' });
  await refused('standby of no datastore', AWAY, 'CreateReplicationGroup', nowhere);
  await call(AWAY, 'CreateReplicationGroup', standby({ NumCacheClusters: 2 }));
  await group('standby made', AWAY, 'orders-eu');
  for (const region of [HOME, AWAY]) {
    await view('pair', region, 'available');
  }
  const [bare] = (await call(HOME, 'DescribeGlobalReplicationGroups', {}))
    .GlobalReplicationGroups;
  say({ step: 'members not asked for', members: (bare.Members ?? []).length });
}

async function lag() {
  const { Metrics } = await metrics.send(
    new cw.ListMetricsCommand({
      Namespace: 'AWS/ElastiCache',
      MetricName: 'GlobalDatastoreReplicationLag',
    }),
  );
  const now = Date.now();
  const { MetricDataResults } = await metrics.send(
    new cw.GetMetricDataCommand({
      StartTime: new Date(now - 3600_000),
      EndTime: new Date(now),
      MetricDataQueries: Metrics.map((metric, i) => ({
        Id: `m${i}`,
        MetricStat: { Metric: metric, Period: 60, Stat: 'Maximum' },
      })),
    }),
  );
  say({
    step: 'lag',
    dimensions: Metrics.flatMap((m) => m.Dimensions.map((d) => `${d.Name}=${d.Value}`)),
    values: MetricDataResults.flatMap((r) => r.Values),
    times: MetricDataResults.flatMap((r) => r.Timestamps.map((t) => t instanceof Date)),
  });
}

async function refusals() {
  const unknown = { GlobalReplicationGroupId: 'ldgnf-nobody' };
  await refused('describe unknown', AWAY, 'DescribeGlobalReplicationGroups', unknown);
  const delNobody = { ...unknown, RetainPrimaryReplicationGroup: true };
  await refused('delete unknown', HOME, 'DeleteGlobalReplicationGroup', delNobody);
  const promoteNobody = { ...promote(AWAY, 'orders-eu'), ...unknown };
  await refused('promote in unknown', AWAY, 'FailoverGlobalReplicationGroup', promoteNobody);
  const partNobody = { ...part(AWAY, 'orders-eu'), ...unknown };
  await refused('part from unknown', AWAY, 'DisassociateGlobalReplicationGroup', partNobody);

  const failover = 'FailoverGlobalReplicationGroup';
  await refused('promote no member', AWAY, failover, promote(AWAY, 'nobody'));
  await refused('promote in wrong Region', AWAY, failover, promote(HOME, 'orders-eu'));
  await refused('promote in no Region of it', AWAY, failover, promote('ap-south-1', 'orders-eu'));
  await refused('promote the primary', HOME, failover, promote(HOME, 'orders'));
  const disassociate = 'DisassociateGlobalReplicationGroup';
  await refused('part the primary', HOME, disassociate, part(HOME, 'orders'));
  await refused('part no member', AWAY, disassociate, part(AWAY, 'nobody'));
  await refused('delete with secondaries', HOME, 'DeleteGlobalReplicationGroup', {
    GlobalReplicationGroupId: id,
    RetainPrimaryReplicationGroup: true,
  });
  for (const [region, member] of [
    [HOME, 'orders'],
    [AWAY, 'orders-eu'],
  ]) {
    const it = { ReplicationGroupId: member };
    await refused(`delete ${member}`, region, 'DeleteReplicationGroup', it);
    const type = { ...it, CacheNodeType: 'cache.r7g.xlarge' };
    await refused(`retype ${member}`, region, 'ModifyReplicationGroup', type);
    const automatic = { ...it, AutomaticFailoverEnabled: false };
    await refused(`failover setting of ${member}`, region, 'ModifyReplicationGroup', automatic);
  }
}

async function moved(step, region, groupId) {
  const answer = await call(region, 'FailoverGlobalReplicationGroup', promote(region, groupId));
  say({ step: `${step} accepted`, status: answer.GlobalReplicationGroup.Status });
  const done = (all) =>
    all[0].Status === 'available' &&
    all[0].Members.some((m) => m.ReplicationGroupId === groupId && m.Role === 'PRIMARY');
  for (const each of [HOME, AWAY]) {
    const all = await until(() => datastores(each), done);
    say({ step, region: each, status: all[0].Status, members: roles(all) });
  }
  await group(`${step} orders`, HOME, 'orders');
  await group(`${step} orders-eu`, AWAY, 'orders-eu');
}

async function parted() {
  const there = part(AWAY, 'orders-eu');
  await call(AWAY, 'DisassociateGlobalReplicationGroup', there);
  await view('parted', HOME, 'primary-only');
  await view('parted', AWAY, 'none');
  await group('standby alone', AWAY, 'orders-eu');
  await refused('part twice', HOME, 'DisassociateGlobalReplicationGroup', there);
  const which = { GlobalReplicationGroupId: id };
  await refused('known no more', AWAY, 'DescribeGlobalReplicationGroups', which);

  const all = { ...which, RetainPrimaryReplicationGroup: true };
  const answer = await call(HOME, 'DeleteGlobalReplicationGroup', all);
  say({ step: 'delete accepted', status: answer.GlobalReplicationGroup.Status });
  await view('deleted', HOME, 'none');
  await refused('gone', HOME, 'DescribeGlobalReplicationGroups', which);
  await group('primary stays', HOME, 'orders');
}

await made();
await joined();
await lag();
await refusals();
await moved('there', AWAY, 'orders-eu');
await moved('back', HOME, 'orders');
await parted();
say({ step: 'end' });
