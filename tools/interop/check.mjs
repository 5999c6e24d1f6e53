// What every script here shares: named checks, a deadline, an exit code.

/** Runs the checks in order; prints a line for each; exits 1 at the first that fails. */
export async function run(name, deadlineMs, checks) {
  const timer = setTimeout(() => fail(name, `not finished within ${deadlineMs} ms`), deadlineMs);
  for (const [title, check] of checks) {
    try {
      const detail = await check();
      console.log(`PASS ${name}: ${title}${detail ? ` (${detail})` : ''}`);
    } catch (error) {
      fail(name, `${title}: ${error?.message ?? error}`);
    }
  }
  clearTimeout(timer);
  process.exit(0);
}

/** Throws when the condition does not hold. */
export function expect(condition, message) {
  if (!condition) throw new Error(message);
}

function fail(name, message) {
  console.log(`FAIL ${name}: ${message}`);
  process.exit(1);
}
