import type { FastifyRequest } from 'fastify';
import type { CallSteering, SteeringAnswer, Supervisor } from '../../call/steering/call-steering.ts';
import type { ConsoleAction } from '../action-audit.ts';
import { ConsoleError } from '../console-error.ts';
import type { AddRoutes } from '../console-routes.ts';
import { consoleUser } from '../console-scope.ts';
import { nextOf, optionalTextOf, textOf } from './action-body.ts';
import { type AudioRouteServices, addAudioRoute } from './audio-route.ts';
import { liveCall } from './steered-calls.ts';

interface CallParams {
  readonly id: string;
}

type Act = (steering: CallSteering, by: Supervisor, body: unknown) => SteeringAnswer;

const REASON = { name: 'reason', what: 'the reason for the hand-off', most: 200 } as const;
const NOTE = { name: 'note', what: 'the note', most: 500 } as const;
const WHISPER = { name: 'text', what: 'what the assistant should know', most: 500 } as const;
const SENTENCE = { name: 'text', what: 'the sentence that the caller should hear', most: 300 } as const;

/** What a supervisor can do, by the last part of the address. */
const ACTIONS = {
  end: (steering, by) => steering.end(by),
  handoff: (steering, by, body) =>
    steering.handOff(by, { reason: textOf(body, REASON), note: optionalTextOf(body, NOTE) }),
  whisper: (steering, by, body) => steering.whisper(by, textOf(body, WHISPER)),
  say: (steering, by, body) => steering.say(by, textOf(body, SENTENCE)),
  takeover: (steering, by) => steering.takeOver(by),
  release: (steering, by, body) =>
    steering.release(by, { next: nextOf(body), note: optionalTextOf(body, NOTE) }),
} as const satisfies Readonly<Partial<Record<ConsoleAction, Act>>>;

const NAMES = ['end', 'handoff', 'whisper', 'say', 'takeover', 'release'] as const;

/** `POST /console/api/calls/:id/…` and the WebSocket for listening and speaking. */
export function steeringRoutes(services: AudioRouteServices): AddRoutes {
  return (scope, frame) => {
    for (const action of NAMES) {
      const act: Act = ACTIONS[action];
      scope.post<{ Params: CallParams }>(
        `/calls/:id/${action}`,
        { config: { console: { role: 'supervisor', action } } },
        async (request) => {
          const steering = await liveCall(request.params.id, services);
          return answerOf(act(steering, supervisorOf(request), request.body));
        },
      );
    }
    addAudioRoute(scope, frame, services);
  };
}

function supervisorOf(request: FastifyRequest): Supervisor {
  const { id, name } = consoleUser(request);
  return { id, name };
}

/** @throws ConsoleError for anything but `done` */
function answerOf(answer: SteeringAnswer): { readonly result: 'done' } {
  if (answer.result !== 'done') throw new ConsoleError(answer.result, answer.message);
  return answer;
}
