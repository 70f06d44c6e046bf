// doc: series._hold

// ---
// tables |> series._hold(function: string)
// import "fluxc/series"
//
// _hold returns of each table the area under its values, each held until the next one, and the time for which one was
// held, in nanoseconds.
//
// _hold : (<-tables: stream[{A with _value: B}], function: string) => stream[C] where C: Record
