/**
 * The floor for GPT-Live: a bare relay on `ws` with JSON.parse and JSON.stringify, as anyone would write it
 * first. It checks no signature, keeps no ledger, transcript or state, and sends no marks.
 */
import { createServer } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';

const modelUrl = `${process.env.OPENAI_BASE_URL.replace(/^http/, 'ws')}/live/sessions`;
const twiml = `<Response><Connect><Stream url="wss://voice.example.test/twilio/stream"><Parameter name="token" value="none"/></Stream></Connect></Response>`;

const http = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.url === '/twilio/voice') response.setHeader('Content-Type', 'text/xml').end(twiml);
    else response.writeHead(204).end();
  });
});

const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on('connection', (twilio) => {
  const model = new WebSocket(modelUrl, {
    headers: { Authorization: `Bearer ${process.env.OPENAI_API_KEY}` },
    perMessageDeflate: false,
  });
  const early = [];
  let ready = false;
  let streamSid = '';

  const toModel = (event) => model.send(JSON.stringify(event));
  const toTwilio = (message) => {
    if (twilio.readyState === WebSocket.OPEN) twilio.send(JSON.stringify(message));
  };

  twilio.on('message', (data) => {
    const message = JSON.parse(data.toString());
    if (message.event === 'start') streamSid = message.start.streamSid;
    if (message.event !== 'media') return;
    const append = { type: 'session.input_audio.append', audio: message.media.payload };
    if (ready) toModel(append);
    else early.push(append);
  });
  twilio.on('close', () => model.close());
  twilio.on('error', () => model.close());

  model.on('open', () => toModel({ type: 'session.start', session: sessionSettings }));
  model.on('message', (data) => {
    const event = JSON.parse(data.toString());
    if (event.type === 'session.output_audio.delta') {
      toTwilio({ event: 'media', streamSid, media: { payload: event.delta } });
    } else if (event.type === 'session.started') {
      ready = true;
      for (const append of early.splice(0)) toModel(append);
      toModel({ type: 'session.instructions.append', content: 'Greet the caller.', delegation_id: null });
    }
  });
  model.on('close', () => twilio.close());
  model.on('error', () => twilio.close());
});

const sessionSettings = {
  model: 'gpt-live-1',
  audio: { format: { type: 'audio/pcmu', rate: 8000 }, output: { voice: 'marin' } },
};

http.listen({ port: Number(process.env.PORT), host: process.env.HOST, backlog: 4096 }, () => {
  const address = `http://127.0.0.1:${http.address().port}`;
  process.stdout.write(`${JSON.stringify({ msg: 'Listening', address })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
