// run: --now 2024-03-10T12:00:00Z
import "array"

array.from(rows: [{now: now(), today: today()}])

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,now,today
// ,,0,2024-03-10T12:00:00Z,2024-03-10T00:00:00Z
//
