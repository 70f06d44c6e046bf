import "array"
import "internal/debug"
import "json"

encode = (v) => string(v: json.encode(v: v))

array.from(
    rows: [
        {value: "int", json: encode(v: -7)},
        {value: "uint", json: encode(v: uint(v: 7))},
        {value: "float", json: encode(v: 0.5)},
        {value: "large float", json: encode(v: float(v: "1e21"))},
        {value: "small float", json: encode(v: float(v: "1e-7"))},
        {value: "whole float", json: encode(v: 2.0)},
        {value: "bool", json: encode(v: true)},
        {value: "string", json: encode(v: "a \"b\"\n<&>é")},
        {value: "time", json: encode(v: 2024-01-02T03:04:05.5Z)},
        {value: "duration", json: encode(v: 90m)},
        {value: "bytes", json: encode(v: bytes(v: "Hello"))},
        {value: "regexp", json: encode(v: /a+/)},
        {value: "array", json: encode(v: [1, 2])},
        {value: "no elements", json: encode(v: [])},
        {value: "record", json: encode(v: {b: 1, a: [{c: "x"}]})},
        {value: "dictionary", json: encode(v: ["b": 1, "a": 2])},
        {value: "null", json: encode(v: debug.null(type: "int"))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,value,json
// ,,0,int,-7
// ,,0,uint,7
// ,,0,float,0.5
// ,,0,large float,1e+21
// ,,0,small float,1e-7
// ,,0,whole float,2
// ,,0,bool,true
// ,,0,string,"""a \""b\""\n\u003c\u0026\u003eé"""
// ,,0,time,"""2024-01-02T03:04:05.5Z"""
// ,,0,duration,"""1h30m"""
// ,,0,bytes,"""SGVsbG8="""
// ,,0,regexp,"""a+"""
// ,,0,array,"[1,2]"
// ,,0,no elements,[]
// ,,0,record,"{""a"":[{""c"":""x""}],""b"":1}"
// ,,0,dictionary,"{""a"":2,""b"":1}"
// ,,0,null,null
//
