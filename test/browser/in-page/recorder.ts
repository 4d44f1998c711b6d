/** A page that has no audio worklets: `MediaRecorder` to `/voice`, as many pages of others do it. */

interface Begin {
  readonly url: string;
  readonly token: string;
  readonly userId: string;
}

const messages: unknown[] = [];

async function start({ url, token, userId }: Begin): Promise<string> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream, { mimeType: 'audio/webm;codecs=opus' });
  const socket = new WebSocket(url);
  let sequenceNumber = 0;
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    messages.push(message);
    if (message.type === 'voice_session_initialized') recorder.start(100);
  };
  recorder.ondataavailable = async ({ data }) => {
    const number = ++sequenceNumber;
    const bytes = new Uint8Array(await data.arrayBuffer());
    const audioData = btoa(String.fromCharCode(...bytes));
    send({ action: 'voice_chunk', data: { audioData, sequenceNumber: number, audioFormat: 'webm' } });
  };
  await new Promise((resolve) => {
    socket.onopen = resolve;
  });
  send({
    action: 'voice_session_start',
    token,
    userId,
    data: { audioFormat: 'webm', streaming: true, model: 'openai', language: 'en' },
  });
  return recorder.mimeType;
}

Object.defineProperty(globalThis, 'recorder', { value: { start, messages } });
