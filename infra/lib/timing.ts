/** The gateway's port in the task. The load balancer and the collector use it. */
export const GATEWAY_PORT = 3000;

/**
 * Twilio sends a media frame every 20 ms while a stream is open, so a silent connection is a dead one. The gateway
 * keeps its connections longer (`keepAliveTimeout` in src/app.ts). Otherwise the load balancer could reuse one that
 * the gateway is closing, and Twilio does not repeat a webhook that was answered with 502.
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html
 */
export const IDLE_TIMEOUT_SECONDS = 300;

/**
 * The most that Fargate allows between SIGTERM and SIGKILL.
 * @see https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html
 */
export const STOP_TIMEOUT_SECONDS = 120;

/**
 * `DRAIN_SECONDS` of a Fargate task. After it the gateway needs up to 24 s (src/main/shutdown.ts) to move the
 * remaining calls and to store their conversations.
 */
export const TASK_DRAIN_SECONDS = 90;

/**
 * Connect waits for a function 8 s at most; this one answers within a second.
 * @see https://docs.aws.amazon.com/connect/latest/adminguide/invoke-lambda-function-block.html
 */
export const LOOKUP_TIMEOUT_SECONDS = 5;
