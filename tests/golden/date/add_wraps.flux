// A sum beyond the range of times wraps.
import "array"
import "date"

array.from(rows: [{far: date.add(d: 100000mo, to: 2020-01-01T00:00:00Z), past: date.sub(d: 9000y, from: 2020-01-01T00:00:00Z)}])

// ---
// #datatype,string,long,dateTime:RFC3339,dateTime:RFC3339
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,far,past
// ,,0,2169-07-28T05:56:08.066277376Z,1788-04-22T17:38:25.64327424Z
//
