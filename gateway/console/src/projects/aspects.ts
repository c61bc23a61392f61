/** Which second-level kinds a first-level kind has; the service holds the law, this only fills the choices. */
export const ASPECTS: Record<string, string[]> = {
  OUTPUT: ['QUANTITY', 'QUALITY', 'TIMELINESS'],
  COST: ['ECONOMIC_COST', 'SOCIAL_COST', 'ECOLOGICAL_COST'],
  BENEFIT: ['ECONOMIC', 'SOCIAL', 'ECOLOGICAL', 'SUSTAINABLE'],
  SATISFACTION: ['SERVICE_SATISFACTION'],
};
export const SIGNS = ['AT_LEAST', 'MORE_THAN', 'EQUAL', 'AT_MOST', 'LESS_THAN', 'BETWEEN', 'BY_DATE', 'QUALITATIVE'];
export const dimensionOf = (aspect: string): string => Object.keys(ASPECTS).find((dimension) => ASPECTS[dimension]!.includes(aspect)) ?? 'OUTPUT';
