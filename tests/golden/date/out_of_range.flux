import "array"
import "date"
import "experimental"

message = (fn) => experimental.catch(fn: fn).msg

array.from(
    rows: [
        {_value: message(fn: () => date.add(d: 400y, to: 2024-01-01T00:00:00Z))},
        {_value: message(fn: () => date.sub(d: 400y, from: 2024-01-01T00:00:00Z))},
        {_value: message(fn: () => date.add(d: 1s, to: 2262-04-11T23:47:16Z))},
        {_value: message(fn: () => experimental.addDuration(d: 300y, to: 2024-01-01T00:00:00Z))},
        {_value: message(fn: () => experimental.subDuration(d: 5000mo, from: 2024-01-01T00:00:00Z))},
        {_value: message(fn: () => date.truncate(t: 1677-09-21T00:12:44Z, unit: 1d))},
        {_value: message(fn: () => date.truncate(t: 1677-09-21T00:12:44Z, unit: 1mo))},
        {_value: message(fn: () => date.truncate(t: 1677-09-21T00:12:44Z, unit: 1s))},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,"adding 400y to 2024-01-01T00:00:00Z is out of the range of times, which is 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z"
// ,,0,"subtracting 400y from 2024-01-01T00:00:00Z is out of the range of times, which is 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z"
// ,,0,"adding 1s to 2262-04-11T23:47:16Z is out of the range of times, which is 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z"
// ,,0,"adding 300y to 2024-01-01T00:00:00Z is out of the range of times, which is 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z"
// ,,0,"subtracting 416y8mo from 2024-01-01T00:00:00Z is out of the range of times, which is 1677-09-21T00:12:43.145224192Z to 2262-04-11T23:47:16.854775807Z"
// ,,0,"the unit of 1d that 1677-09-21T00:12:44Z is in starts before the first time, 1677-09-21T00:12:43.145224192Z"
// ,,0,"the unit of 1mo that 1677-09-21T00:12:44Z is in starts before the first time, 1677-09-21T00:12:43.145224192Z"
// ,,0,
//
