import "array"
import "date"

array.from(
    rows: [
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1ns)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1ns))},
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1us)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1us))},
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1ms)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1ms))},
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1s)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1s))},
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1m)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1m))},
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 5m)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 5m))},
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1h)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1h))},
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1d)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1d))},
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1w)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1w))},
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1mo)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1mo))},
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 3mo)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 3mo))},
        {call: "date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1y)", gives: string(v: date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1y))},
        {call: "date.truncate(t: 1960-05-22T10:11:12Z, unit: 1h)", gives: string(v: date.truncate(t: 1960-05-22T10:11:12Z, unit: 1h))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1ns)",2024-02-29T13:45:59.123456789Z
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1us)",2024-02-29T13:45:59.123456000Z
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1ms)",2024-02-29T13:45:59.123000000Z
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1s)",2024-02-29T13:45:59.000000000Z
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1m)",2024-02-29T13:45:00.000000000Z
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 5m)",2024-02-29T13:45:00.000000000Z
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1h)",2024-02-29T13:00:00.000000000Z
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1d)",2024-02-29T00:00:00.000000000Z
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1w)",2024-02-29T00:00:00.000000000Z
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1mo)",2024-02-01T00:00:00.000000000Z
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 3mo)",2024-01-01T00:00:00.000000000Z
// ,,0,"date.truncate(t: 2024-02-29T13:45:59.123456789Z, unit: 1y)",2024-01-01T00:00:00.000000000Z
// ,,0,"date.truncate(t: 1960-05-22T10:11:12Z, unit: 1h)",1960-05-22T10:00:00.000000000Z
//
