/**
 * The peer @openai/agents-extensions as its documentation puts it to use: a WebSocket server that gives every
 * Twilio socket to a `TwilioRealtimeTransportLayer` under a `RealtimeSession`. Runs in the folder it is installed in.
 */
import { createServer } from 'node:http';
import { RealtimeAgent, RealtimeSession } from '@openai/agents/realtime';
import { TwilioRealtimeTransportLayer } from '@openai/agents-extensions';
import { WebSocketServer } from 'ws';

const url = `${process.env.OPENAI_BASE_URL.replace(/^http/, 'ws')}/realtime?model=gpt-realtime-2.1`;
const twiml = `<Response><Connect><Stream url="wss://voice.example.test/twilio/stream"><Parameter name="token" value="none"/></Stream></Connect></Response>`;
const agent = new RealtimeAgent({ name: 'Assistant', instructions: 'You answer the telephone.' });

const http = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.url === '/twilio/voice') response.setHeader('Content-Type', 'text/xml').end(twiml);
    else response.writeHead(204).end();
  });
});

const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on('connection', (twilioWebSocket) => {
  const transport = new TwilioRealtimeTransportLayer({ twilioWebSocket });
  const session = new RealtimeSession(agent, {
    transport,
    model: 'gpt-realtime-2.1',
    tracingDisabled: true,
    config: { audio: { input: { transcription: { model: 'gpt-4o-transcribe' } } } },
  });
  session.on('error', ({ error }) => process.stderr.write(`${JSON.stringify(error)}\n`));
  session.connect({ apiKey: process.env.OPENAI_API_KEY, url }).then(
    () => transport.sendEvent({ type: 'response.create' }),
    (error) => {
      process.stderr.write(`${error}\n`);
      twilioWebSocket.close(1011);
    },
  );
});

http.listen({ port: Number(process.env.PORT), host: process.env.HOST, backlog: 4096 }, () => {
  const address = `http://127.0.0.1:${http.address().port}`;
  process.stdout.write(`${JSON.stringify({ msg: 'Listening', address })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
