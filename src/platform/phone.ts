/**
 * The one-time code of WeChat's phone number dialog on h5 (the stand-in's); null when refused or not there.
 * On WeChat only its own button may ask: use Button openType="getPhoneNumber" and onPhoneCode.
 */
export declare function askPhoneNumber(): Promise<string | null>
/** Rings a number, with the phone's own question before. */
export declare function dial(number: string): void
