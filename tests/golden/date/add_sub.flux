import "array"
import "date"

array.from(
    rows: [
        {call: "date.add(d: 1mo, to: 2024-01-31T00:00:00Z)", gives: string(v: date.add(d: 1mo, to: 2024-01-31T00:00:00Z))},
        {call: "date.add(d: 1y, to: 2024-02-29T00:00:00Z)", gives: string(v: date.add(d: 1y, to: 2024-02-29T00:00:00Z))},
        {call: "date.add(d: 1h30m, to: 2024-12-31T23:00:00Z)", gives: string(v: date.add(d: 1h30m, to: 2024-12-31T23:00:00Z))},
        {call: "date.add(d: -1mo, to: 2024-03-31T12:00:00Z)", gives: string(v: date.add(d: -1mo, to: 2024-03-31T12:00:00Z))},
        {call: "date.sub(d: 1mo, from: 2024-03-31T12:00:00Z)", gives: string(v: date.sub(d: 1mo, from: 2024-03-31T12:00:00Z))},
        {call: "date.sub(d: 1w, from: 2024-03-05T00:00:00Z)", gives: string(v: date.sub(d: 1w, from: 2024-03-05T00:00:00Z))},
        {call: "date.add(d: 1mo1d, to: 2024-01-31T00:00:00Z)", gives: string(v: date.add(d: 1mo1d, to: 2024-01-31T00:00:00Z))},
        {call: "date.add(d: date.scale(d: 1mo, n: 3), to: 2023-11-30T00:00:00Z)", gives: string(v: date.add(d: date.scale(d: 1mo, n: 3), to: 2023-11-30T00:00:00Z))},
        {call: "date.add(d: date.scale(d: 90m, n: -2), to: 2024-01-01T00:00:00Z)", gives: string(v: date.add(d: date.scale(d: 90m, n: -2), to: 2024-01-01T00:00:00Z))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,call,gives
// ,,0,"date.add(d: 1mo, to: 2024-01-31T00:00:00Z)",2024-02-29T00:00:00.000000000Z
// ,,0,"date.add(d: 1y, to: 2024-02-29T00:00:00Z)",2025-02-28T00:00:00.000000000Z
// ,,0,"date.add(d: 1h30m, to: 2024-12-31T23:00:00Z)",2025-01-01T00:30:00.000000000Z
// ,,0,"date.add(d: -1mo, to: 2024-03-31T12:00:00Z)",2024-02-29T12:00:00.000000000Z
// ,,0,"date.sub(d: 1mo, from: 2024-03-31T12:00:00Z)",2024-02-29T12:00:00.000000000Z
// ,,0,"date.sub(d: 1w, from: 2024-03-05T00:00:00Z)",2024-02-27T00:00:00.000000000Z
// ,,0,"date.add(d: 1mo1d, to: 2024-01-31T00:00:00Z)",2024-03-01T00:00:00.000000000Z
// ,,0,"date.add(d: date.scale(d: 1mo, n: 3), to: 2023-11-30T00:00:00Z)",2024-02-29T00:00:00.000000000Z
// ,,0,"date.add(d: date.scale(d: 90m, n: -2), to: 2024-01-01T00:00:00Z)",2023-12-31T21:00:00.000000000Z
//
