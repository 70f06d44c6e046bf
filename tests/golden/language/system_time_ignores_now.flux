// run: --now 2024-03-01T00:00:00Z
import "array"
import "system"

option now = () => 2020-01-01T00:00:00Z

array.from(rows: [{system: system.time(), now: now()}])
    |> map(fn: (r) => ({r with in_row: system.time(), now_in_row: now()}))

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339,dateTime:RFC3339
// #group,false,false,false,false,false,false
// #default,_result,,,,,
// ,result,table,system,now,in_row,now_in_row
// ,,0,2024-03-01T00:00:00Z,2020-01-01T00:00:00Z,2024-03-01T00:00:00Z,2020-01-01T00:00:00Z
//
