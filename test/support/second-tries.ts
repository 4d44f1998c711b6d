import type { Reporter, TestModule } from 'vitest/node';

/** A machine that stalls now and then causes this many; more have another cause. */
const MOST = 8;

/** The report on the tests that passed only when they were tried again. */
export function judgeSecondTries(names: readonly string[]): {
  readonly text: string;
  readonly fails: boolean;
} {
  const fails = names.length > MOST;
  const lines = [
    `Tests that needed a second try: ${names.length}${fails ? `, more than ${MOST}: the run fails` : ''}`,
    ...names.map((name) => `  ${name}`),
  ];
  return { text: `${lines.join('\n')}\n`, fails };
}

/** Prints how many tests needed a second try, and fails the run when they are many. */
export class SecondTries implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const names = modules.flatMap((module) =>
      [...module.children.allTests()]
        .filter((test) => test.diagnostic()?.flaky === true)
        .map((test) => `${module.relativeModuleId} > ${test.fullName}`),
    );
    const { text, fails } = judgeSecondTries(names);
    process.stdout.write(`\n${text}`);
    if (fails) process.exitCode = 1;
  }
}
