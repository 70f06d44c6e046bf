// Columns of the group key may have any name.
import "array"
import "fluxc/series"

array.from(
    rows: [
        {area: "n", _time: 2024-01-01T00:00:00Z, _stop: 2024-01-01T01:00:00Z, _value: 1.0},
        {area: "s", _time: 2024-01-01T00:00:00Z, _stop: 2024-01-01T01:00:00Z, _value: 3.0},
    ],
)
    |> group(columns: ["area", "_stop"])
    |> series.holdMean()

// ---
// #datatype,string,long,string,dateTime:RFC3339,double
// #group,false,false,true,true,false
// #default,_result,,,,
// ,result,table,area,_stop,_value
// ,,0,n,2024-01-01T01:00:00Z,1
// ,,1,s,2024-01-01T01:00:00Z,3
//
