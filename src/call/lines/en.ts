import type { AssistantLines } from '../assistant.ts';

export const ENGLISH_LINES: AssistantLines = {
  greeting: 'Hello, you are speaking with the virtual assistant. How can I help you today?',
  hold: 'I am connecting you with a person now. Please stay on the line.',
  refusal: "I'm sorry, I can't help you with that. Is there anything else I can do for you?",
  offer: 'Would you like me to connect you with a person?',
  idlePrompt: 'Are you still there?',
  idleGoodbye: 'I will end the call now. Goodbye.',
  durationWarning: 'Your call will end in one minute.',
  durationGoodbye: 'I will end the call now. Goodbye.',
  interruption: "I'm sorry about the interruption. Please go on.",
  moved: 'Sorry about that. Please go on.',
  nobodyFree: 'I am sorry, nobody is free right now. Shall we call you back?',
  noPersons: 'I am sorry, I cannot connect you with a person right now. Shall we call you back?',
  emergency:
    'I am sorry, nobody is here to help you right now. If somebody is in danger, please hang up and call the emergency services. Otherwise we can call you back.',
  modelGone: 'I am sorry, the assistant is not available. I am connecting you with a person.',
  apology: 'I am sorry, we cannot take your call at the moment. Please call again later. Goodbye.',
};
