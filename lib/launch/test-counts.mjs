import { existsSync, readFileSync } from "node:fs";

/** Adds up what passed and failed over all phases. */
export function countTests() {
  const total = { passed: 0, failed: 0 };
  return {
    total,
    add({ passed, failed, skipped = 0 }) {
      total.passed += passed;
      total.failed += failed;
      const parts = [`${passed} đạt`];
      if (failed > 0) parts.push(`${failed} hỏng`);
      if (skipped > 0) parts.push(`${skipped} bỏ qua`);
      return parts.join(", ");
    },
  };
}

/** Vitest's JSON report. A file that could not be loaded has no tests in it and counts as one failure. */
export function readVitest(file, status) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  if (!report) return { passed: 0, failed: 1 };
  const broken = report.testResults.filter(
    ({ status: outcome, assertionResults }) =>
      outcome === "failed" && !assertionResults.some((test) => test.status === "failed"),
  ).length;
  const failed = report.numFailedTests + broken;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Playwright's JSON report. A test that passed at a later try has passed. */
export function readPlaywright(file, status) {
  const report = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  if (!report) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + report.errors.length;
  return { passed: expected + flaky, failed: failed === 0 && status !== 0 ? 1 : failed, skipped };
}
