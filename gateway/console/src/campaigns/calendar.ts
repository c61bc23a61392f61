import { get } from '../api/ask';

/** A year's days off and make-up working days, as published. */
export interface CalendarYear { year: number; published: boolean; source: string; holidays: { name: string; from: string; to: string }[]; workdays: string[] }

const DAY = 86_400_000;
const text = (day: number): string => new Date(day).toISOString().slice(0, 10);
export const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());

export const calendarOf = (year: number | string): Promise<CalendarYear> => get<CalendarYear>(`/api/evaluation/working-calendar/${year}`);

export function isWorkingDay(day: string, years: CalendarYear[]): boolean {
  const isOff = years.some((one) => one.holidays.some((holiday) => holiday.from <= day && day <= holiday.to));
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return years.some((one) => one.workdays.includes(day)) || (!isOff && weekday !== 0 && weekday !== 6);
}

/** The n-th working day after a day, as the system will count it; shown before it is asked for. */
export function after(from: string, workingDays: number, years: CalendarYear[]): string {
  let day = Date.parse(`${from}T00:00:00Z`);
  for (let left = Math.min(workingDays, 250); left > 0; ) {
    day += DAY;
    if (isWorkingDay(text(day), years)) left--;
  }
  return text(day);
}
