/** The gateway's port in the task; ALB and collector use it. */
export const GATEWAY_PORT = 3000;

/**
 * Twilio sends a media frame every 20 ms as long as a stream is open, so a silent connection is a dead one.
 * The gateway keeps its connections longer (`keepAliveTimeout` in src/app.ts): otherwise the balancer would
 * reuse one that is just being closed, and Twilio does not repeat a webhook that was answered with 502.
 */
export const IDLE_TIMEOUT_SECONDS = 300;

/** The most that Fargate allows between SIGTERM and SIGKILL. */
export const STOP_TIMEOUT_SECONDS = 120;

/**
 * `DRAIN_SECONDS` of a Fargate task: after it the gateway needs up to 24 s (src/main/shutdown.ts) to move the
 * calls that are left and to write what they said.
 */
export const TASK_DRAIN_SECONDS = 90;

/** Connect gives up after 8 s at most; the function itself answers within a second. */
export const LOOKUP_TIMEOUT_SECONDS = 5;
