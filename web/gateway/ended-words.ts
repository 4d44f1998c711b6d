/** What the user reads when a conversation has ended. The keys are the gateway's reasons. */
const WORDS: Readonly<Record<string, string>> = {
  said_goodbye: 'The assistant has said goodbye.',
  handed_off: 'The assistant has ended here. Call the number to speak to a person.',
  idle: 'The conversation has ended because it was quiet for a while.',
  max_duration: 'The conversation has reached its longest time.',
  superseded: 'The conversation goes on in another window.',
};

const OTHERWISE = 'The conversation has ended.';

/** @param reason of `voice_session_ended` */
export function endedWords(reason: string | undefined): string {
  return WORDS[reason ?? ''] ?? OTHERWISE;
}
