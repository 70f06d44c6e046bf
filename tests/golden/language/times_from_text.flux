// RFC 3339 has the letters in either case.
import "array"

array.from(rows: [{s: "2024-01-01t12:00:00z"}, {s: "2024-01-01T12:00:00.5+01:00"}, {s: "2024-01-01"}])
    |> map(fn: (r) => ({r with t: time(v: r.s)}))

// ---
// #datatype,string,long,string,dateTime:RFC3339
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,s,t
// ,,0,2024-01-01t12:00:00z,2024-01-01T12:00:00Z
// ,,0,2024-01-01T12:00:00.5+01:00,2024-01-01T11:00:00.5Z
// ,,0,2024-01-01,2024-01-01T00:00:00Z
//
