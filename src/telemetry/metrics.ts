import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { VOICE_PROVIDERS } from '../voice/provider.ts';
import {
  ANSWER_ENDS,
  BROWSER_CREDENTIALS_RESULTS,
  BUDGET_STATES,
  BUDGETS,
  CALLBACK_RESULTS,
  CONNECT_OPERATIONS,
  CRM_DELIVERY_RESULTS,
  CRM_LOOKUP_RESULTS,
  CRM_TARGETS,
  DELEGATION_RESULTS,
  ESCALATION_REASONS,
  ESCALATION_VERDICTS,
  EVENT_RESULTS,
  FAULT_ENTRANCES,
  HANDOFF_RESULTS,
  KNOWLEDGE_KINDS,
  KNOWLEDGE_RESULTS,
  OVERLAP_VERDICTS,
  PREPARATION_RESULTS,
  RECORDING_RESULTS,
  RELOAD_RESULTS,
  RENEWAL_RESULTS,
  RESUME_WAYS,
  SWEEP_RESULTS,
} from './known-labels.ts';
import { UnknownEvents } from './unknown-events.ts';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** The gateway's own share of a turn is far below a millisecond. */
const STAGE_SECONDS = [0.00005, 0.0001, 0.00025, 0.0005, ...SECONDS];
const CALL_SECONDS = [5, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600];

/** All metrics of one gateway. The registry is its own, so that tests and instances do not share counts. */
export class Metrics {
  readonly registry = new Registry();

  readonly activeSessions = this.#gauge('gateway_active_sessions', 'Calls in progress');
  readonly browserSessions = this.#gauge(
    'gateway_browser_sessions',
    'Sessions in browsers that have a connection to this instance',
  );
  readonly acceptingCalls = this.#gauge(
    'gateway_accepting_calls',
    '1 while new calls are taken, otherwise 0',
  );
  readonly sessions = this.#counter('gateway_sessions_total', 'Calls that ended', ['provider', 'outcome']);
  readonly sessionDuration = this.#histogram(
    'gateway_session_duration_seconds',
    'Length of a call',
    CALL_SECONDS,
  );
  readonly escalations = this.#counterFromZero('gateway_escalations_total', 'Escalations detected', {
    reason: ESCALATION_REASONS,
  });
  readonly handoffs = this.#counterFromZero(
    'gateway_handoffs_total',
    'Hand-offs by how they ended, one result each',
    { result: HANDOFF_RESULTS },
  );
  readonly handoffPreparations = this.#counterFromZero(
    'gateway_handoff_preparations_total',
    'Hand-offs written for the person who takes the call',
    { result: PREPARATION_RESULTS },
  );
  readonly connectionFailures = this.#counterFromZero(
    'voice_provider_connection_failures_total',
    'Provider connections that could not be opened',
    { provider: VOICE_PROVIDERS },
  );
  readonly delegations = this.#counterFromZero(
    'voice_delegations_total',
    'Tasks that a voice without its own tools has delegated, by what came of them',
    { result: DELEGATION_RESULTS },
  );
  readonly renewals = this.#counterFromZero(
    'voice_provider_renewals_total',
    'Provider streams replaced in a call',
    { provider: VOICE_PROVIDERS, result: RENEWAL_RESULTS },
  );
  readonly optionsRefused = this.#counterFromZero(
    'voice_provider_options_refused_total',
    'Sessions set up again without options that the provider refused',
    { provider: VOICE_PROVIDERS },
  );
  readonly unfinishedAnswers = this.#counterFromZero(
    'voice_provider_unfinished_answers_total',
    'Answers that were not spoken to their end: refused, cut_off, written, empty, failed',
    { provider: VOICE_PROVIDERS, end: ANSWER_ENDS },
  );
  readonly resumedAnswers = this.#counterFromZero(
    'voice_provider_resumed_answers_total',
    'Answers that a sound without words had stopped, and that the model was asked to go on with',
    { provider: VOICE_PROVIDERS },
  );
  readonly endpointing = new Histogram({
    name: 'voice_provider_endpointing_seconds',
    help: "End of the caller's speech to the provider's decision that their turn is over, where the provider tells both",
    labelNames: ['provider'],
    buckets: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 1.75, 2, 2.5, 4, 8],
    registers: [this.registry],
  });
  readonly unknownEvents = new UnknownEvents(
    this.#counter(
      'voice_provider_unknown_events_total',
      'Events of providers that the gateway does not know and ignores, by name; other: further names',
      ['provider', 'event'],
    ),
  );
  /** Media messages as plain numbers: the registry would look its labels up for each message. */
  readonly frames = { inbound: 0, outbound: 0 };
  readonly mediaFrames = this.#frameCounter(this.frames);
  readonly framesDropped = this.#counter('gateway_frames_dropped_total', 'Messages or audio not used', [
    'reason',
  ]);
  readonly plainPath = this.#counter(
    'gateway_plain_path_total',
    "Messages, events and requests that a fast reader left to the library's own, while WIRE=fast",
    ['reader'],
  );
  readonly turnLatency = this.#histogram(
    'gateway_turn_latency_seconds',
    "End of the caller's speech to the first audio towards Twilio",
    SECONDS,
  );
  readonly turnStage = new Histogram({
    name: 'gateway_turn_stage_seconds',
    help: "A turn's latency by stage: provider (end of speech to its first audio), forward (to Twilio), heard (to the ear)",
    labelNames: ['stage'],
    buckets: STAGE_SECONDS,
    registers: [this.registry],
  });
  readonly answerStage = new Histogram({
    name: 'gateway_answer_stage_seconds',
    help: 'Where the time of an answer goes, from the last sound of the caller: noticing, thinking, listening_and_thinking, tools, sending, playing, total',
    labelNames: ['provider', 'stage'],
    buckets: [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 5, 10],
    registers: [this.registry],
  });
  readonly cascadeStage = new Histogram({
    name: 'voice_cascade_stage_seconds',
    help: "Until the first sound of the cascade's answer: pause, first_words, first_sentence, first_sound, total",
    labelNames: ['stage'],
    buckets: [0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 5],
    registers: [this.registry],
  });
  readonly ledgerError = this.#histogram(
    'gateway_ledger_error_seconds',
    'Difference between what the caller was thought to have heard and what a returning mark confirms',
    SECONDS,
  );
  readonly bargeIn = this.#histogram(
    'gateway_barge_in_seconds',
    "Provider's interruption signal to clear on the socket",
    [0.0001, 0.00025, ...SECONDS],
  );
  readonly overlaps = this.#counterFromZero(
    'gateway_overlaps_total',
    'Sounds of callers over the assistant, by what the gateway took them for',
    { verdict: OVERLAP_VERDICTS },
  );
  readonly overlapDecision = this.#histogram(
    'gateway_overlap_decision_seconds',
    "Provider's speech signal to the decision about a sound over the assistant",
    SECONDS,
  );
  readonly falseInterruptions = this.#counterFromZero(
    'gateway_false_interruptions_total',
    'Times that the assistant stopped for a sound that was no interruption, and went on',
    {},
  );
  readonly eventLoopLag = this.#gauge(
    'gateway_event_loop_lag_seconds',
    'Event loop delay, p99 of the last window',
  );
  readonly resumes = this.#counterFromZero(
    'gateway_call_resumes_total',
    'Calls that lost their stream, by what was done about it',
    { way: RESUME_WAYS },
  );
  readonly callFaults = this.#counterFromZero(
    'gateway_call_faults_total',
    'Faults of the gateway in one call, which ended it, one of its model streams or, for observer, nothing',
    { entrance: FAULT_ENTRANCES },
  );
  readonly costUsd = this.#counterFromZero('gateway_cost_usd_total', 'Model cost in US dollars', {
    provider: VOICE_PROVIDERS,
  });
  readonly dailyCostUsd = this.#gauge(
    'gateway_daily_cost_usd',
    'Model cost of the UTC day over all instances, while DAILY_BUDGET_USD is set',
  );
  readonly assistantCalls = this.#counter('gateway_assistant_calls_total', 'New calls by assistant', [
    'assistant',
  ]);
  readonly assistantReloads = this.#counterFromZero(
    'gateway_assistant_reloads_total',
    'Reloads of ASSISTANTS_FILE by result',
    { result: RELOAD_RESULTS },
  );
  readonly budgets = this.#counterFromZero(
    'gateway_budgets_reached_total',
    'Budgets that were nearly or fully spent',
    { budget: BUDGETS, state: BUDGET_STATES },
  );
  readonly storeFailures = this.#counter('gateway_store_failures_total', 'Session writes that failed', [
    'operation',
  ]);
  readonly sessionsSwept = this.#counterFromZero(
    'gateway_sessions_swept_total',
    'Sessions that were found open although their instance no longer had them',
    { result: SWEEP_RESULTS },
  );
  readonly callbacks = this.#counterFromZero(
    'gateway_callbacks_total',
    'Call-backs that callers asked for, by result',
    { result: CALLBACK_RESULTS },
  );
  readonly connectFailures = this.#counterFromZero(
    'gateway_connect_failures_total',
    'Requests to the Amazon Connect API that failed',
    { operation: CONNECT_OPERATIONS },
  );
  readonly crmDeliveries = this.#counterFromZero(
    'gateway_crm_deliveries_total',
    'Tries to deliver the report of a call to a CRM, by result',
    { target: CRM_TARGETS, result: CRM_DELIVERY_RESULTS },
  );
  readonly recordings = this.#counterFromZero(
    'gateway_recordings_total',
    'Recordings of calls, by what became of them',
    { result: RECORDING_RESULTS },
  );
  readonly browserCredentials = this.#counterFromZero(
    'gateway_browser_credentials_total',
    'Requests of pages for credentials to speak to Nova themselves, by result',
    { result: BROWSER_CREDENTIALS_RESULTS },
  );
  readonly crmLookups = this.#counterFromZero(
    'gateway_crm_lookups_total',
    'Callers looked up in the CRM while it rings, by result',
    { result: CRM_LOOKUP_RESULTS },
  );
  readonly crmWaiting = this.#gauge(
    'gateway_crm_waiting_reports',
    'Reports of ended calls that wait for delivery, at most 800',
  );
  readonly eventsPublished = this.#counterFromZero(
    'gateway_events_published_total',
    'Events of sessions for AppSync, by what became of them',
    { result: EVENT_RESULTS },
  );
  readonly eventViewers = this.#gauge('gateway_event_viewers', 'Open streams of GET /voice/events');
  readonly eventViewersCut = this.#counterFromZero(
    'gateway_event_viewers_cut_total',
    'Streams of GET /voice/events that were cut because the viewer did not read',
    {},
  );
  readonly transcriptsIgnored = this.#counter(
    'gateway_transcripts_ignored_total',
    'Transcripts of words that the caller did not say: an echo of the assistant, or a phantom of the recogniser',
    ['reason'],
  );
  readonly toolCalls = this.#counter(
    'gateway_tool_calls_total',
    "Calls of the operator's tools by the model, by how they ended",
    ['tool', 'result'],
  );
  readonly toolSeconds = new Histogram({
    name: 'gateway_tool_seconds',
    help: "Time from the model's call of a tool to its answer",
    labelNames: ['tool'],
    buckets: [0.05, 0.1, 0.25, 0.5, 0.7, 1, 2, 4, 6, 8, 12, 20],
    registers: [this.registry],
  });
  readonly mcpServerUp = new Gauge({
    name: 'gateway_mcp_server_up',
    help: '1 while an MCP server is connected, otherwise 0',
    labelNames: ['server'],
    registers: [this.registry],
  });
  readonly mcpConnections = this.#counter(
    'gateway_mcp_connections_total',
    'Connections to MCP servers: connected, failed, lost',
    ['server', 'result'],
  );
  readonly mcpToolsLeftOut = this.#counter(
    'gateway_mcp_tools_left_out_total',
    'Allowed tools of MCP servers that models do not get',
    ['server', 'reason'],
  );
  readonly textModelRequests = this.#counter(
    'gateway_text_model_requests_total',
    'Judgements and summaries requested from a text model, by result',
    ['task', 'result'],
  );
  readonly textModelLatency = new Histogram({
    name: 'gateway_text_model_seconds',
    help: 'Time that a text model takes for a judgement or a summary, including those that were given up',
    labelNames: ['task'],
    buckets: [0.1, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 1.25, 1.5, 2],
    registers: [this.registry],
  });
  readonly experimentStops = this.#counter(
    'gateway_experiment_stops_total',
    'Arms of experiments that this instance has stopped for new callers',
    ['experiment', 'arm'],
  );
  readonly knowledgeSearches = this.#counterFromZero(
    'gateway_knowledge_searches_total',
    'Questions that the assistant looked up, by source and result',
    { source: KNOWLEDGE_KINDS, result: KNOWLEDGE_RESULTS },
  );
  readonly knowledgeLatency = new Histogram({
    name: 'gateway_knowledge_seconds',
    help: 'Time that a knowledge source takes for a question, including those that failed',
    labelNames: ['source'],
    buckets: SECONDS,
    registers: [this.registry],
  });
  readonly requestsRefused = this.#counter('gateway_requests_refused_total', 'Webhooks and streams refused', [
    'reason',
  ]);
  readonly allRequestsRefused = this.#gauge(
    'gateway_all_requests_refused',
    '1 after every signed request of a minute was refused, until one is accepted',
  );

  readonly consoleActions = this.#counter(
    'gateway_console_actions_total',
    'Actions in the console, by result: done, or the code of the error',
    ['action', 'result'],
  );
  readonly escalationVerdicts = this.#counterFromZero(
    'gateway_escalation_verdicts_total',
    'What supervisors said about escalations and their absence',
    { verdict: ESCALATION_VERDICTS },
  );
  readonly consoleViewers = this.#gauge('gateway_console_viewers', 'Open feeds of the console');
  readonly consoleViewersCut = this.#counter(
    'gateway_console_viewers_cut_total',
    'Feeds of the console that were cut because the viewer did not read',
  );

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  #counter<const L extends string = never>(
    name: string,
    help: string,
    labelNames: readonly L[] = [],
  ): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  /** A counter that starts at 0 for every combination of its label values. */
  #counterFromZero<const L extends string>(
    name: string,
    help: string,
    known: Readonly<Record<L, readonly string[]>>,
  ): Counter<L> {
    const labelNames: L[] = [];
    for (const label in known) labelNames.push(label);
    const counter = this.#counter(name, help, labelNames);
    for (const labels of combinations(known, labelNames)) counter.inc(labels, 0);
    return counter;
  }

  /** Reads the plain numbers when the registry is asked for its text. */
  #frameCounter(frames: Readonly<Record<'inbound' | 'outbound', number>>): Counter<'direction'> {
    return new Counter({
      name: 'gateway_media_frames_total',
      help: 'Media messages',
      labelNames: ['direction'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [direction, count] of Object.entries(frames)) this.inc({ direction }, count);
      },
    });
  }

  #gauge<const L extends string = never>(
    name: string,
    help: string,
    labelNames: readonly L[] = [],
  ): Gauge<L> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  #histogram(name: string, help: string, buckets: number[]): Histogram {
    return new Histogram({ name, help, buckets, registers: [this.registry] });
  }
}

/** Every combination of the values of these labels. */
function combinations<L extends string>(
  known: Readonly<Record<L, readonly string[]>>,
  labelNames: readonly L[],
): Partial<Record<L, string>>[] {
  let found: Partial<Record<L, string>>[] = [{}];
  for (const label of labelNames) {
    found = found.flatMap((labels) => known[label].map((value) => ({ ...labels, [label]: value })));
  }
  return found;
}
