// run: --now 2024-03-10T12:34:56Z
import "array"
import "date"

array.from(
    rows: [
        {call: "date.hour(t: -1h)", gives: string(v: date.hour(t: -1h))},
        {call: "date.truncate(t: -1d, unit: 1d)", gives: string(v: date.truncate(t: -1d, unit: 1d))},
        {call: "date.add(d: 1h, to: -30m)", gives: string(v: date.add(d: 1h, to: -30m))},
        {call: "date.year(t: now())", gives: string(v: date.year(t: now()))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,date.hour(t: -1h),11
// ,,0,"date.truncate(t: -1d, unit: 1d)",2024-03-09T00:00:00.000000000Z
// ,,0,"date.add(d: 1h, to: -30m)",2024-03-10T13:04:56.000000000Z
// ,,0,date.year(t: now()),2024
//
