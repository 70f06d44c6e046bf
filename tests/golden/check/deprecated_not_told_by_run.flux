// A run of a script that works says nothing of what is newer.
import "array"
import "experimental"

array.from(rows: [{_time: experimental.addDuration(d: 1h, to: 2024-01-01T00:00:00Z)}])

// ---
// #datatype,string,long,dateTime:RFC3339
// #group,false,false,false
// #default,_result,,
// ,result,table,_time
// ,,0,2024-01-01T01:00:00Z
//
