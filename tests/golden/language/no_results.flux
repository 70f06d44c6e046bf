a = 1
b = a + 1

// ---
//
// --- stderr
// fluxc: the script has no results; end a stream with `|> yield()` or write it without assigning it to a name
// --- exit 1
