// run: --memory-limit 20MB
import "generate"

// Rows come in chunks.
generate.from(start: 2024-01-01T00:00:00Z, stop: 2024-01-02T00:00:00Z, count: 2000000, fn: (n) => n)
    |> sum()

// ---
// #datatype,string,long,long
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,1999999000000
//
