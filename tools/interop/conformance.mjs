// Runs the official conformance suite against one URL, once a revision, and reads what it wrote: node conformance.mjs URL
// Every check must pass, also those that the suite itself does not score; there is no list of expected failures.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SUITE = 'node_modules/@modelcontextprotocol/conformance/dist/index.js';

// The numbers belong to the suite's pinned version: a check that stays away is noticed.
const RUNS = [
  { name: 'requirements of 2025-11-25', args: ['--requirements', '2025-11-25'], checks: 83 },
  { name: 'requirements of 2026-07-28', args: ['--requirements', '2026-07-28'], checks: 196 },
  { name: 'all of 2025-06-18', args: ['--suite', 'all', '--spec-version', '2025-06-18'], checks: 56 },
  { name: 'all of 2025-03-26', args: ['--suite', 'all', '--spec-version', '2025-03-26'], checks: 3 },
];

// Checks that this version of the suite skips against every server.
const SKIPPED_BY_THE_SUITE = ['tasks-status-notifications'];

const [url] = process.argv.slice(2);
let failed = false;
for (const run of RUNS) {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  const suite = spawnSync(process.execPath, [SUITE, 'server', '--url', url, '-o', folder, ...run.args], { encoding: 'utf8' });
  const checks = readChecks(folder);
  rmSync(folder, { recursive: true });
  const passed = checks.filter((check) => check.status === 'SUCCESS').length;
  const faults = checks.filter(isFault).map((check) => `${check.status} ${check.scenario}: ${check.id}: ${check.errorMessage ?? check.description}`);
  if (passed !== run.checks) faults.push(`${passed} checks passed, ${run.checks} were to`);
  if (suite.status !== 0) faults.push(`the suite ended with ${suite.status ?? suite.signal}: ${suite.stderr.trim()}`);
  for (const fault of faults) console.log(`FAIL conformance, ${run.name}: ${fault}`);
  if (faults.length === 0) console.log(`PASS conformance, ${run.name}: ${passed}/${run.checks} checks`);
  failed ||= faults.length > 0;
}
process.exit(failed ? 1 : 0);

// Each scenario has a folder of its own, named after it and the time.
function readChecks(folder) {
  return readdirSync(folder).flatMap((name) =>
    JSON.parse(readFileSync(join(folder, name, 'checks.json'), 'utf8'))
      .map((check) => ({ ...check, scenario: name.replace(/^server-|-\d{4}-\d\d-\d\dT.*$/g, '') })));
}

// INFO is a remark; whatever else is not a success is one too many.
function isFault(check) {
  if (check.status === 'SKIPPED') return !SKIPPED_BY_THE_SUITE.includes(check.id);
  return check.status !== 'SUCCESS' && check.status !== 'INFO';
}
