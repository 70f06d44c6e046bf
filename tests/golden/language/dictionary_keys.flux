import "array"
import "dict"

array.from(
    rows: [
        {
            int: dict.get(dict: [1: "x", -2: "y"], key: -2, default: ""),
            uint: dict.get(dict: [uint(v: 7): "u"], key: uint(v: 7), default: ""),
            float: dict.get(dict: [1.5: "f"], key: 1.5, default: ""),
            time: dict.get(dict: [2024-01-01T00:00:00Z: "t"], key: 2024-01-01T00:00:00Z, default: ""),
            replaced: dict.get(dict: dict.insert(dict: ["a": 1], key: "a", value: 2), key: "a", default: 0),
            last_of_list: dict.get(
                dict: dict.fromList(pairs: [{key: "k", value: 1}, {key: "k", value: 2}]),
                key: "k",
                default: 0,
            ),
            in_order: display(v: ["b": 2, "a": 1]),
        },
    ],
)

// ---
// #datatype,string,long,string,string,string,string,long,long,string
// #group,false,false,false,false,false,false,false,false,false
// #default,_result,,,,,,,,
// ,result,table,int,uint,float,time,replaced,last_of_list,in_order
// ,,0,y,u,f,t,2,2,"[a: 1, b: 2]"
//
