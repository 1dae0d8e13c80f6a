/** What separates the keywords of a listing: line ends, commas, semicolons and the enumeration comma of both scripts, or the underscore. */
export const keywordBreak = /[\n,，;；、_]/u
