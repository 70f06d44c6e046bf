import "array"
import "fluxc/series"
import "internal/debug"
import "sampledata"

array.from(
    rows: [
        {_time: 2024-01-01T00:00:00Z, host: "a", _value: 0.0},
        {_time: 2024-01-01T00:01:00Z, host: "a", _value: 1.0},
        {_time: 2024-01-01T00:02:00Z, host: "a", _value: 2.0},
        {_time: 2024-01-01T00:03:00Z, host: "a", _value: 3.0},
        {_time: 2024-01-01T00:04:00Z, host: "a", _value: 4.0},
        {_time: 2024-01-01T00:05:00Z, host: "a", _value: 5.0},
        {_time: 2024-01-01T00:00:00Z, host: "b", _value: 6.0},
    ],
)
    |> map(fn: (r) => ({r with _value: if r._value == 1.0 then r._value else debug.null(type: "float")}))
    |> group(columns: ["host"])
    |> series.fillGaps(limit: 2m)
    |> yield(name: "minutes")

sampledata.string(includeNull: true)
    |> series.fillGaps(limit: 10s)
    |> yield(name: "strings")

sampledata.float()
    |> filter(fn: (r) => r._value > 19.8, onEmpty: "keep")
    |> series.fillGaps(limit: 1m)
    |> yield(name: "empty")

// ---
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,true,false
// #default,minutes,,,,
// ,result,table,_time,host,_value
// ,,0,2024-01-01T00:00:00Z,a,
// ,,0,2024-01-01T00:01:00Z,a,1
// ,,0,2024-01-01T00:02:00Z,a,1
// ,,0,2024-01-01T00:03:00Z,a,1
// ,,0,2024-01-01T00:04:00Z,a,
// ,,0,2024-01-01T00:05:00Z,a,
// ,,1,2024-01-01T00:00:00Z,b,
//
// #datatype,string,long,dateTime:RFC3339,string,string
// #group,false,false,false,true,false
// #default,strings,,,,
// ,result,table,_time,tag,_value
// ,,0,2021-01-01T00:00:00Z,t1,smpl_g9qczs
// ,,0,2021-01-01T00:00:10Z,t1,smpl_g9qczs
// ,,0,2021-01-01T00:00:20Z,t1,smpl_phw664
// ,,0,2021-01-01T00:00:30Z,t1,smpl_phw664
// ,,0,2021-01-01T00:00:40Z,t1,
// ,,0,2021-01-01T00:00:50Z,t1,smpl_s9fmgy
// ,,1,2021-01-01T00:00:00Z,t2,
// ,,1,2021-01-01T00:00:10Z,t2,smpl_eu4oxp
// ,,1,2021-01-01T00:00:20Z,t2,smpl_5g7tz4
// ,,1,2021-01-01T00:00:30Z,t2,smpl_sox1ut
// ,,1,2021-01-01T00:00:40Z,t2,smpl_sox1ut
// ,,1,2021-01-01T00:00:50Z,t2,smpl_dtn2bv
//
// #datatype,string,long,dateTime:RFC3339,string,double
// #group,false,false,false,true,false
// #default,empty,,,,
// ,result,table,_time,tag,_value
// ,,0,2021-01-01T00:00:00Z,t2,19.85
//
