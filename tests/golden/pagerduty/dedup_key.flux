import "array"
import "pagerduty"

data =
    array.from(
        rows: [
            {_start: 2024-01-01T00:00:00Z, _level: "crit", host: "a", n: 1, _value: 1.0},
            {_start: 2024-01-01T00:00:00Z, _level: "ok", host: "a", n: 1, _value: 2.0},
            {_start: 2024-01-02T00:00:00Z, _level: "ok", host: "b", n: 2, _value: 3.0},
        ],
    )
        |> group(columns: ["_start", "_level", "n", "host"])

data |> pagerduty.dedupKey() |> yield(name: "default")
data |> pagerduty.dedupKey(exclude: ["n"]) |> yield(name: "other")
data |> group() |> pagerduty.dedupKey() |> yield(name: "no key")

// ---
// #datatype,string,long,dateTime:RFC3339,string,string,long,double,string
// #group,false,false,true,true,true,true,false,false
// #default,default,,,,,,,
// ,result,table,_start,_level,host,n,_value,_pagerdutyDedupKey
// ,,0,2024-01-01T00:00:00Z,crit,a,1,1,ac0d3b1c48c718ba245d56ca85ea27c35f4e712c871e5b8b394066158af2daee
// ,,1,2024-01-01T00:00:00Z,ok,a,1,2,ac0d3b1c48c718ba245d56ca85ea27c35f4e712c871e5b8b394066158af2daee
// ,,2,2024-01-02T00:00:00Z,ok,b,2,3,0034adc44baeda560888dcb7fd50d9b3bcb5175eb2291e11f116bbd3c72412e9
//
// #datatype,string,long,dateTime:RFC3339,string,string,long,double,string
// #group,false,false,true,true,true,true,false,false
// #default,other,,,,,,,
// ,result,table,_start,_level,host,n,_value,_pagerdutyDedupKey
// ,,0,2024-01-01T00:00:00Z,crit,a,1,1,9e9ba153cf57f936811aff6d12d029a27811091518543a43487dfe9b3768580c
// ,,1,2024-01-01T00:00:00Z,ok,a,1,2,f9459f8a673976d507a710d35fe519c7f376001cee8bbb1b4d5cf6182df96a49
// ,,2,2024-01-02T00:00:00Z,ok,b,2,3,a3f17bfbe0db0dce2e8bfaf8c77e63a8aad213f74705afe1e585f40243b01447
//
// #datatype,string,long,dateTime:RFC3339,string,string,long,double,string
// #group,false,false,false,false,false,false,false,false
// #default,no key,,,,,,,
// ,result,table,_start,_level,host,n,_value,_pagerdutyDedupKey
// ,,0,2024-01-01T00:00:00Z,crit,a,1,1,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
// ,,0,2024-01-01T00:00:00Z,ok,a,1,2,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
// ,,0,2024-01-02T00:00:00Z,ok,b,2,3,e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
//
