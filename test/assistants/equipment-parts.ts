import type { EquipmentParts } from '../../src/assistants/equipment.ts';
import { createLogger } from '../../src/logging.ts';
import { Metrics } from '../../src/telemetry/metrics.ts';
import { ArgumentChecks } from '../../src/tools/arguments/argument-checks.ts';
import { GuardRails } from '../../src/tools/guard-rails/guard-rails.ts';
import { PrivateHosts } from '../../src/tools/guard-rails/private-hosts.ts';
import { HostBreakers } from '../../src/tools/http/host-breakers.ts';

/** What tools share, without a network that they may reach. */
export function equipmentParts(logger = createLogger('silent')): EquipmentParts {
  return {
    network: new GuardRails({ privateHosts: new PrivateHosts([]) }),
    breakers: new HostBreakers(),
    region: undefined,
    checks: new ArgumentChecks(),
    logger,
    metrics: new Metrics(),
  };
}
