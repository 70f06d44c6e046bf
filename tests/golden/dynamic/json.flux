import "array"
import "experimental/dynamic"

there = (text) => string(v: dynamic.jsonEncode(v: dynamic.jsonParse(data: bytes(v: text))))

array.from(
    rows: [
        {_value: there(text: "{\"b\": [1, \"two\", null, {\"x\": true}], \"a\": 1.25}")},
        {_value: there(text: "[]")},
        {_value: there(text: "{}")},
        {_value: there(text: "null")},
        {_value: there(text: "1e3")},
        {_value: there(text: "\"\\u00e9\\n\\\"<>&\"")},
        {_value: string(v: dynamic.jsonEncode(v: dynamic.dynamic(v: {a: 1, t: 2024-01-01T00:00:00Z})))},
    ],
)

// ---
// #datatype,string,long,string
// #group,false,false,false
// #default,_result,,
// ,result,table,_value
// ,,0,"{""a"":1.25,""b"":[1,""two"",null,{""x"":true}]}"
// ,,0,[]
// ,,0,{}
// ,,0,null
// ,,0,1000
// ,,0,"""é\n\""\u003c\u003e\u0026"""
// ,,0,"{""a"":1,""t"":""2024-01-01T00:00:00Z""}"
//
