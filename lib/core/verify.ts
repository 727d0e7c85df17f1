/** One way to ask the database; commands of lib/launch and tests bring their own. */
export type Ask = <Row>(sql: string) => Promise<Row[]>;
