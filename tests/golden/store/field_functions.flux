// bucket: target
// `fieldFn` names the fields, `tagColumns` the tags.
import "array"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, _measurement: "m", host: "a", temp: 20.5, ok: true},
        {_time: 2024-01-01T00:00:10Z, _measurement: "m", host: "b", temp: 21.5, ok: false},
    ],
)
    |> to(bucket: "target", tagColumns: ["host"], fieldFn: (r) => ({temp: r.temp, ok: r.ok}))

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,double,boolean
// #group,false,false,false,false,false,false,false
// #default,_result,,,,,,
// ,result,table,_time,_measurement,host,temp,ok
// ,,0,2024-01-01T00:00:00Z,m,a,20.5,true
// ,,0,2024-01-01T00:00:10Z,m,b,21.5,false
//
