import type { CRM_TARGETS } from '../telemetry/known-labels.ts';
import type { CallReport } from './call-report.ts';
import type { Contact } from './contact.ts';

/** The systems that reports go to, as metrics and the outbox name them. */
export type CrmTarget = (typeof CRM_TARGETS)[number];

/** A system that takes the report of each call. */
export interface ReportReceiver {
  readonly target: CrmTarget;
  /**
   * Delivers a report. Delivering it again changes nothing: the receiver recognises it by the id of the call.
   * @throws CrmError `crm_unavailable` when a later try may succeed, otherwise `crm_refused`
   */
  deliver(report: CallReport, signal: AbortSignal): Promise<void>;
}

/** A system that knows the callers. */
export interface ContactSource {
  /**
   * @param number E.164
   * @returns undefined for a caller whom it does not know
   * @throws CrmError
   */
  findContact(number: string, signal: AbortSignal): Promise<Contact | undefined>;
}

/** A CRM: it knows the callers, and takes the reports of their calls. */
export interface Crm extends ReportReceiver, ContactSource {
  close(): Promise<void>;
}
