import "array"
import "date"

array.from(rows: [{_time: 2024-02-29T23:59:59Z, _value: 1}, {_time: 2024-03-01T00:00:00Z, _value: 2}])
    |> map(fn: (r) => ({r with day: date.monthDay(t: r._time), month: date.month(t: r._time), start: date.truncate(t: r._time, unit: 1mo)}))

// ---
// #datatype,string,long,dateTime:RFC3339,long,long,long,dateTime:RFC3339
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,_time,_value,day,month,start
// ,,0,2024-02-29T23:59:59Z,1,29,2,2024-02-01T00:00:00Z
// ,,0,2024-03-01T00:00:00Z,2,1,3,2024-03-01T00:00:00Z
//
