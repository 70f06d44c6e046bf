import "array"

data =
    array.from(
        rows: [
            {_time: 2024-01-01T00:00:00Z, _value: 1},
            {_time: 2024-01-01T00:00:10Z, _value: 9},
            {_time: 2024-01-01T00:00:25Z, _value: 8},
            {_time: 2024-01-01T00:00:30Z, _value: 2},
            {_time: 2024-01-01T00:00:40Z, _value: 7},
        ],
    )

data |> stateCount(fn: (r) => r._value > 5) |> yield(name: "stateCount")

data |> stateDuration(fn: (r) => r._value > 5) |> yield(name: "stateDuration")

data
    |> stateTracking(fn: (r) => r._value > 5, countColumn: "n", durationColumn: "d", durationUnit: 5s)
    |> yield(name: "stateTracking")

// ---
// #datatype,string,long,dateTime:RFC3339,long,long
// #group,false,false,false,false,false
// #default,stateCount,,,,
// ,result,table,_time,_value,stateCount
// ,,0,2024-01-01T00:00:00Z,1,-1
// ,,0,2024-01-01T00:00:10Z,9,1
// ,,0,2024-01-01T00:00:25Z,8,2
// ,,0,2024-01-01T00:00:30Z,2,-1
// ,,0,2024-01-01T00:00:40Z,7,1
//
// #datatype,string,long,dateTime:RFC3339,long,long
// #group,false,false,false,false,false
// #default,stateDuration,,,,
// ,result,table,_time,_value,stateDuration
// ,,0,2024-01-01T00:00:00Z,1,-1
// ,,0,2024-01-01T00:00:10Z,9,0
// ,,0,2024-01-01T00:00:25Z,8,15
// ,,0,2024-01-01T00:00:30Z,2,-1
// ,,0,2024-01-01T00:00:40Z,7,0
//
// #datatype,string,long,dateTime:RFC3339,long,long,long
// #group,false,false,false,false,false,false
// #default,stateTracking,,,,,
// ,result,table,_time,_value,n,d
// ,,0,2024-01-01T00:00:00Z,1,-1,-1
// ,,0,2024-01-01T00:00:10Z,9,1,0
// ,,0,2024-01-01T00:00:25Z,8,2,3
// ,,0,2024-01-01T00:00:30Z,2,-1,-1
// ,,0,2024-01-01T00:00:40Z,7,1,0
//
