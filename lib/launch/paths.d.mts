export declare const root: string;
export declare const dataFolder: string;
