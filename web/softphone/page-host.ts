import type { OpenedSocket, SocketEvents } from './media-stream.ts';
import type { SoftphoneHost } from './softphone-api.ts';

/** The console's API, as far as the softphone needs it. */
export interface PhoneHost {
  open(path: string, init?: RequestInit): Promise<Response>;
  socketAddress(path: string): string;
}

/** The same with the WebSockets of the page. */
export function withSocket(host: PhoneHost): SoftphoneHost {
  return {
    open: (path, init) => host.open(path, init),
    openSocket: (path, events) => pageSocket(host.socketAddress(path), events),
  };
}

function pageSocket(address: string, events: SocketEvents): OpenedSocket {
  const socket = new WebSocket(address);
  socket.addEventListener('open', () => events.onOpen());
  socket.addEventListener('message', ({ data }) => events.onText(String(data)));
  socket.addEventListener('close', ({ code, reason }) => events.onClose(code, reason));
  return {
    // What is sent while the socket closes is lost.
    send: (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    },
    close: (code) => socket.close(code),
  };
}
