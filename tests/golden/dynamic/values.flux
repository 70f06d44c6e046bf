import "array"
import "experimental/dynamic"
import "internal/debug"

types = (v) => {
    d = dynamic.dynamic(v: v)
    is = (type) => if dynamic.isType(v: d, type: type) then type else ""

    return
        is(type: "bool") + is(type: "int") + is(type: "uint") + is(type: "float") + is(type: "string") + is(
                type: "time",
            ) + is(type: "duration") + is(type: "bytes") + is(type: "regexp") + is(type: "array") + is(
                type: "object",
            ) + is(type: "function")
}

array.from(
    rows: [
        {value: "true", type: types(v: true)},
        {value: "1", type: types(v: 1)},
        {value: "uint 1", type: types(v: uint(v: 1))},
        {value: "1.0", type: types(v: 1.0)},
        {value: "text", type: types(v: "a")},
        {value: "time", type: types(v: 2024-01-01T00:00:00Z)},
        {value: "1h", type: types(v: 1h)},
        {value: "bytes", type: types(v: bytes(v: "a"))},
        {value: "regexp", type: types(v: /a/)},
        {value: "array", type: types(v: [1])},
        {value: "record", type: types(v: {a: 1})},
        {value: "null", type: types(v: debug.null())},
        {value: "dynamic", type: types(v: dynamic.dynamic(v: "a"))},
    ],
)

// ---
// #datatype,string,long,string,string
// #group,false,false,false,false
// #default,_result,,,
// ,result,table,value,type
// ,,0,true,bool
// ,,0,1,int
// ,,0,uint 1,uint
// ,,0,1.0,float
// ,,0,text,string
// ,,0,time,time
// ,,0,1h,duration
// ,,0,bytes,bytes
// ,,0,regexp,regexp
// ,,0,array,array
// ,,0,record,object
// ,,0,null,
// ,,0,dynamic,string
//
