import "array"
import "contrib/sranka/sensu"

array.from(
    rows: [
        {_value: sensu.toSensuName(v: "disk-usage_1.5")},
        {_value: sensu.toSensuName(v: "disk usage (root)")},
        {_value: sensu.toSensuName(v: "größe")},
        {_value: sensu.toSensuName(v: "")},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,disk-usage_1.5
// ,,0,disk_usage__root_
// ,,0,gr__e
// ,,0,_
//
