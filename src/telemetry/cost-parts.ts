/** What the cost of a report consists of. */
export type CostPartName =
  | 'audio_in'
  | 'audio_in_cached'
  | 'audio_out'
  | 'text_in'
  | 'text_in_cached'
  | 'text_out'
  | 'session'
  | 'transcription'
  | 'speech'
  | 'text_model';

/** US dollars, by `<provider>.<part>`. */
export type CostParts = Readonly<Record<string, number>>;
